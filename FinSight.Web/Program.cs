using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Links;
using FinSight.Core.Upgrades;
using FinSight.Web;
using FinSight.Web.Authentication;
using FinSight.Web.Components;
using FinSight.Web.Features.Accounts;
using FinSight.Web.Features.Api;
using FinSight.Web.Features.Backup;
using FinSight.Web.Features.Connections;
using FinSight.Web.Features.Doctor;
using FinSight.Web.Features.Export;
using FinSight.Web.Features.Mail;
using FinSight.Web.Features.Mcp;
using FinSight.Web.Features.Passkeys;
using FinSight.Web.Features.Providers;
using FinSight.Web.Features.QuickEntry;
using FinSight.Web.Features.Reports;
using FinSight.Web.Features.Telemetry;
using FinSight.Web.Features.Tokens;
using FinSight.Web.Features.Upgrades;
using FinSight.Web.Features.Webhooks;
using FinSight.Web.Hosting;
using FinSight.Web.RateLimits;
using FinSight.Web.Shell;
using FinSight.Web.Startup;

if (await Commands.AnswerAsync(args) is { } answered) return answered;
try
{
    int? end;
    do end = await RunAsync(args);
    while (end is null);
    return end.Value;
}
catch (StartupException stop)
{
    await Console.Error.WriteLineAsync(stop.Message);
    return 1;
}

// Null where it shall begin anew.
static async Task<int?> RunAsync(string[] args)
{
    var command = Commands.Find(args);
    var builder = WebApplicationBuilderFactory.CreateBuilder(command is null ? args : []);
    builder.AddStorage();
    builder.AddTelemetry();
    var address = PublicAddress.Read(name => builder.Configuration[name]);
    builder.Services.AddFinSightAccounts(RegistrationSettings.Read(name => builder.Configuration[name]), address);
    builder.AddMail(address);
    builder.AddProxies();
    builder.AddLimits();
    builder.Services.AddSessions();
    builder.AddProvider();
    builder.Services.AddPages();
    builder.Services.AddTexts();
    builder.Services.AddSingleton<QuickShellEndpoints>();
    builder.Services.AddHealth();
    builder.Services.AddApi();
    builder.Services.AddMcp();
    builder.Services.AddHook();
    builder.AddWebhooks();
    builder.Services.AddExceptionHandler<FullDiskResponses>().AddExceptionHandler<LostDatabaseResponses>();
    builder.AddDrain();
    builder.Services.AddHostedService<DatabaseWarmupService>();
    builder.Services.AddHostedService<NightlyMaintenance>();
    builder.Services.AddHostedService<NightlyBackup>();
    builder.Services.AddHostedService<MemoryRelease>();
    builder.Services.AddSingleton<ServerRestart>();

    var app = builder.BuildQuietly();
    var restart = app.Services.GetRequiredService<ServerRestart>();
    if (command is not null) return await command(app.Services, args[1..]);
    using var use = await app.Services.GetRequiredService<UpgradeRunner>().RunAsync();

    app.UseTelemetry();
    app.UseWire();
    app.UseErrorPage();
    app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
    app.UseApiWithoutCookies();
    app.UseAuthentication();
    app.UseReaders();
    app.UseApiProblems();
    app.UseAuthorization();
    app.UseApiLimits();
    app.UseGates();

    app.MapStaticAssets().AllowAnonymous();
    app.MapHealth();
    app.MapAccount();
    app.MapAccountFiles();
    app.MapBackupFiles();
    app.MapLedgerFiles();
    app.MapExpenseFiles();
    app.MapReports();
    app.MapPasskeys();
    app.MapProvider();
    app.MapQuickPage();
    app.MapApi();
    app.MapMcp();
    app.MapHook();
    app.MapRazorComponents<App>().AddInteractiveServerRenderMode(PageExtensions.CompressAlone);

    await app.LaunchAsync();
    return restart.IsAsked ? null : 0;
}
