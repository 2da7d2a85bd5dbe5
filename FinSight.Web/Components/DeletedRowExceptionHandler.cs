using FinSight.Core;

namespace FinSight.Web.Components;

/// <summary>What a page makes of a row that somebody removed before its own click arrived.</summary>
static class DeletedRowExceptionHandler
{
    /// <summary>Tells what it means on this page that the row is gone.</summary>
    public static async Task<T> ToldAsAsync<T>(Rule rule, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (NotFoundException)
        {
            throw new RuleException(rule);
        }
    }

    /// <summary>Does what another page may have done already: what is shown next tells how it is now.</summary>
    /// <returns>Whether there still was a row to do it to.</returns>
    public static async Task<bool> PassedByAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (NotFoundException)
        {
            return false;
        }
    }
}
