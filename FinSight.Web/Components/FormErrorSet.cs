using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Web.RateLimits;

namespace FinSight.Web.Components;

/// <summary>What was wrong with a form, by field; what no single field is to blame for has the empty name.</summary>
public sealed class FormErrorSet
{
    readonly Dictionary<string, RuleException> _byField = [];

    public bool None => _byField.Count == 0;

    public RuleException? OfTheForm => this[""];

    public RuleException? this[string field] => _byField.GetValueOrDefault(field);

    public void Add(RuleException broken) => _byField.TryAdd(broken.Field, broken);

    public void Check(Action rule)
    {
        try
        {
            rule();
        }
        catch (RuleException broken)
        {
            Add(broken);
        }
    }

    /// <summary>
    /// Does what a form asks for; what is wrong with it is gathered here, and too many tries are answered with 429.
    /// </summary>
    public async Task TryAsync(HttpContext context, Func<Task> act)
    {
        try
        {
            FormRateLimiter.Check(context);
            await act();
        }
        catch (RuleException broken)
        {
            if (broken is FullDiskException) context.Response.StatusCode = StatusCodes.Status507InsufficientStorage;
            Add(broken);
        }
        catch (TooManyAttemptsException early)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = early.Seconds.ToString(CultureInfo.InvariantCulture);
            Add(early.Rule);
        }
    }
}
