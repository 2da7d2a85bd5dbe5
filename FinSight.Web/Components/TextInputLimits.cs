namespace FinSight.Web.Components;

static class TextInputLimits
{
    /// <summary>
    /// The length at which a field takes no more. Browsers count units of UTF-16 as they are typed, and rules count the
    /// composed text: an accented letter that comes as up to four units is one.
    /// </summary>
    public static int Most(int letters) => 4 * letters;
}
