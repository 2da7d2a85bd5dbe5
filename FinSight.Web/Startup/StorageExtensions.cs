using FinSight.Core;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Web.Authentication;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace FinSight.Web.Startup;

static class StorageExtensions
{
    /// <summary>The database and the keys that sessions are sealed with, in the one data folder.</summary>
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var chosen = builder.Configuration["FINSIGHT_DATA"];
        var folder = DataFolder.Open(
            string.IsNullOrEmpty(chosen) ? Path.Combine(builder.Environment.ContentRootPath, "data") : chosen);
        RestoreSwap.Finish(folder);
        var database = DatabaseSettings.Read(name => builder.Configuration[name]);
        builder.Services.AddSingleton(BackupSettings.Read(name => builder.Configuration[name]))
            .AddFinSightCore(folder, database);
        builder.Services.AddHostedService<NodeSyncService>();
        // It would warn that the keys are not encrypted: they lie in a folder that nobody but its owner can read.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        var keys = builder.Services.AddDataProtection().SetApplicationName("FinSight");
        if (database.Server is null) keys.PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        else builder.Services.AddSharedKeys();
        builder.Services.AddSingleton<DataProtectionKeyReplacer>();
    }
}
