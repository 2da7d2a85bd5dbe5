using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace FinSight.Tests.Browser;

/// <summary>
/// Hears every complaint of the browsers it watches: console, errors, security policy, failed requests.
/// </summary>
public sealed class ComplaintWatch
{
    const string PolicyListener =
        "addEventListener('securitypolicyviolation', "
        + "e => console.error(`Policy: ${e.violatedDirective} ${e.blockedURI}`))";

    readonly ConcurrentQueue<string> _complaints = new();
    readonly List<string> _expected = [];

    public async Task OverAsync(IBrowserContext context)
    {
        await context.AddInitScriptAsync(PolicyListener);
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Enqueue($"{message.Type}: {message.Text}");
        };
        context.WebError += (_, error) => _complaints.Enqueue($"uncaught: {error.Error}");
        context.RequestFailed += (_, request) =>
        {
            // A page that is left takes its requests along.
            if (request.Failure != "net::ERR_ABORTED") _complaints.Enqueue($"{request.Failure}: {request.Url}");
        };
        context.Response += (_, response) =>
        {
            if (response.Status >= 400) _complaints.Enqueue($"{response.Status}: {response.Url}");
        };
    }

    /// <summary>Complaints that hold one of these are part of what is tested.</summary>
    public void Expect(params string[] parts) => _expected.AddRange(parts);

    /// <summary>Nothing was blocked, whatever else a test may expect.</summary>
    public void AssertPolicyHeld() => AssertNone(complaint =>
        complaint.Contains("Policy: ", StringComparison.Ordinal)
            || complaint.Contains("Content Security Policy", StringComparison.Ordinal));

    public void AssertCalm() =>
        AssertNone(complaint => !_expected.Any(part => complaint.Contains(part, StringComparison.Ordinal)));

    // All that a page said, where a comparison would show its first words.
    void AssertNone(Func<string, bool> counts)
    {
        var counted = _complaints.Where(counts).ToList();
        if (counted.Count > 0) Assert.Fail(string.Join('\n', counted));
    }
}
