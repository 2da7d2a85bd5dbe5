using FinSight.Core.Connections;
using FinSight.Tests.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinSight.Tests.Connections;

/// <summary>
/// An address of a connection is a secret, and what comes through it is personal: neither is logged, at any level.
/// </summary>
public sealed class HookLogTests : HookTestBase
{
    LogCapture Log { get; } = new();

    public override async Task InitializeAsync()
    {
        foreach (var category in (string[])["Default", "Microsoft", "Microsoft.AspNetCore", "System"])
            App.Settings[$"Logging:LogLevel:{category}"] = "Trace";
        App.Replace = services => services.AddSingleton<ILoggerProvider>(Log);
        await base.InitializeAsync();
    }

    [Fact]
    public async Task Neither_the_address_nor_the_message_nor_the_signature_is_in_a_log_at_any_level()
    {
        var (other, phone) = (
            await Connections.AddAsync(Mara, ConnectionKind.Other, "Other"),
            await Maker.AddAsync(Mara, ConnectionKind.Android, "Phone"));
        var secrets = new[] { other.Path, phone.Path }.Select(path => path["/hook/".Length..]).ToList();
        await SendAsync(other.Path, """{"merchant":"Canary bakery","amount":"CHF 4.50"}""");
        await SendAsync(other.Path, "{");
        await SendAsync(other.Path + "x", "{}");
        await SendAsync("/HOOK/" + secrets[0], "{}");
        await SendAsync("http://localhost//hook/" + secrets[0], "{}");
        await SendAsync(other.Path, new string('x', 20_000));
        await SendAsync(phone.Path, "{}", ("X-Signature", "canarysignature"));
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put])
            (await Sender.SendAsync(new(method, phone.Path))).Dispose();

        Assert.Contains(
            Log.Lines, line => line.StartsWith("Debug Microsoft.AspNetCore.Routing", StringComparison.Ordinal));
        string[] hidden =
        [
            .. secrets,
            .. secrets.Select(secret => secret[(secret.IndexOf('.', StringComparison.Ordinal) + 1)..]),
            phone.Secret!,
            "Canary bakery",
            "canarysignature",
        ];
        Assert.Empty(
            Log.Lines.Where(line => hidden.Any(secret => line.Contains(secret, StringComparison.Ordinal)))
                .Select(line => line[..Math.Min(300, line.Length)]));
    }
}
