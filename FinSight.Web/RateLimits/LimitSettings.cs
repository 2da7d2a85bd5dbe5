using System.Globalization;
using FinSight.Core;

namespace FinSight.Web.RateLimits;

/// <summary>How much one visitor or one user may ask of the server.</summary>
/// <param name="Forms">Posts to one account page, per minute and address.</param>
/// <param name="Registrations">Posts to the registration page, per hour and address.</param>
/// <param name="Resets">Posts to the pages for a forgotten password, per hour and address.</param>
/// <param name="QuickEntries">Entries of the page without a circuit, per minute and user.</param>
/// <param name="Pages">Pages that one user has open at once; three times as many may be opened in a minute.</param>
/// <param name="Loads">Pages that one user, or one address where nobody is signed in, loads in a minute.</param>
/// <param name="Api">Requests of one token, per minute.</param>
/// <param name="Tokenless">Requests of programs without a good token, per minute and address.</param>
/// <param name="Hook">Messages of one connection, per minute.</param>
/// <param name="Message">
/// Bytes of one message of a page: a starting one returns its prerendered view, 50 rows with long notes.
/// </param>
/// <param name="Body">Bytes of one request.</param>
sealed record LimitSettings(
    int Forms, int Registrations, int Resets, int QuickEntries, int Pages, int Loads, int Api, int Tokenless, int Hook,
    int Message, int Body)
{
    const string Prefix = "FINSIGHT_LIMITS_";
    const int KiB = 1024;

    /// <exception cref="StartupException">A setting is no whole number above 0.</exception>
    public static LimitSettings Read(Func<string, string?> setting)
    {
        return new(
            Forms: Number("FORMS", 30), Registrations: Number("REGISTRATIONS", 30), Resets: Number("RESETS", 20),
            QuickEntries: Number("QUICK_ENTRIES", 300), Pages: Number("PAGES", 40), Loads: Number("LOADS", 300),
            Api: Number("API", 300), Tokenless: Number("TOKENLESS", 60), Hook: Number("HOOK", 120),
            Message: KiB * Number("MESSAGE_KIB", 1024), Body: KiB * Number("BODY_KIB", 1024));

        int Number(string name, int usual) => setting(Prefix + name) switch
        {
            null or "" => usual,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number is > 0 and <= 1_000_000 => number,
            var text =>
                throw new StartupException(
                    $"{Prefix}{name} is \"{text}\": set it to a whole number from 1 to 1000000."),
        };
    }
}
