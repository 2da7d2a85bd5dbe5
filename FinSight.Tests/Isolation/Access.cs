namespace FinSight.Tests.Isolation;

/// <summary>Who may ask an endpoint.</summary>
enum Access
{
    /// <summary>Everybody, and all get the same kind of answer.</summary>
    Everybody,

    /// <summary>Whoever is not signed in; the others are led on.</summary>
    Visitors,

    /// <summary>A page for whoever is signed in; a visitor is led to the sign-in.</summary>
    Users,

    /// <summary>It leads whoever is signed in to the same page of the ledger that they used last.</summary>
    LastLedger,

    /// <summary>A script's address for whoever is signed in; a visitor is told so by 401.</summary>
    Scripts,

    /// <summary>Programs with a token; no session opens it.</summary>
    Programs,

    /// <summary>Whoever has just shown who they are; the others are led to where they can.</summary>
    Proved,

    /// <summary>AdministratorAccessService; for the others there is no such page.</summary>
    AdministratorAccessService,

    /// <summary>Blazor's own.</summary>
    Framework,
}

/// <summary>Every endpoint of the app: one that is not listed here fails the tests.</summary>
static class EndpointAccessList
{
    public static readonly Dictionary<string, Access> All = new()
    {
        ["/"] = Access.LastLedger,
        ["/activity"] = Access.LastLedger,
        ["/budgets"] = Access.LastLedger,
        ["/categories"] = Access.LastLedger,
        ["/connections"] = Access.LastLedger,
        ["/inbox"] = Access.LastLedger,
        ["/expenses"] = Access.LastLedger,
        ["/activity/{Id:guid}"] = Access.LastLedger,
        ["/history/{Id:guid}"] = Access.LastLedger,
        ["/settings"] = Access.LastLedger,
        ["/trash"] = Access.LastLedger,
        ["/members"] = Access.LastLedger,
        ["/reports"] = Access.LastLedger,
        ["/admin"] = Access.AdministratorAccessService,
        ["/admin/log"] = Access.AdministratorAccessService,
        ["/admin/backup/{name}"] = Access.Proved,
        ["/ledgers"] = Access.Users,
        ["/l/{LedgerId:guid}"] = Access.Users,
        ["/l/{LedgerId:guid}/activity"] = Access.Users,
        ["/l/{LedgerId:guid}/budgets"] = Access.Users,
        ["/l/{LedgerId:guid}/categories"] = Access.Users,
        ["/l/{LedgerId:guid}/connections"] = Access.Users,
        ["/l/{LedgerId:guid}/inbox"] = Access.Users,
        ["/l/{LedgerId:guid}/expenses"] = Access.Users,
        ["/l/{LedgerId:guid}/report.pdf"] = Access.Users,
        ["/l/{LedgerId:guid}/reports"] = Access.Users,
        ["/l/{LedgerId:guid}/expenses.csv"] = Access.Users,
        ["/l/{LedgerId:guid}/expenses.jsonl"] = Access.Users,
        ["/l/{LedgerId:guid}/expenses.xlsx"] = Access.Users,
        ["/l/{LedgerId:guid}/activity/{Id:guid}"] = Access.Users,
        ["/l/{LedgerId:guid}/history/{Id:guid}"] = Access.Users,
        ["/l/{LedgerId:guid}/ledger-file"] = Access.Users,
        ["/l/{LedgerId:guid}/members"] = Access.Users,
        ["/l/{LedgerId:guid}/settings"] = Access.Users,
        ["/l/{LedgerId:guid}/trash"] = Access.Users,
        ["/not-found"] = Access.Users,
        ["/error"] = Access.Everybody,
        ["/q"] = Access.Everybody,
        ["/q/{version}/{name}"] = Access.Everybody,
        ["/sw.js"] = Access.Everybody,
        ["/hook"] = Access.Everybody,
        ["/q/me"] = Access.Everybody,
        ["/q/shared"] = Access.Everybody,
        ["/q/read"] = Access.Scripts,
        ["/q/captured"] = Access.Scripts,
        ["/q/entries"] = Access.Scripts,
        ["/q/undo"] = Access.Scripts,
        ["/health/live"] = Access.Everybody,
        ["/health/ready"] = Access.Everybody,
        ["/account/login"] = Access.Visitors,
        ["/account/login/code"] = Access.Visitors,
        ["/account/provider/new"] = Access.Visitors,
        ["/account/provider"] = Access.Proved,
        ["/account/register"] = Access.Visitors,
        ["/account/restore"] = Access.Visitors,
        ["/account/join"] = Access.Everybody,
        ["/account/logout"] = Access.Everybody,
        ["/account/confirm"] = Access.Users,
        ["/account/forgot"] = Access.Everybody,
        ["/account/reset"] = Access.Everybody,
        ["/account/email"] = Access.Proved,
        ["/account/email/confirm"] = Access.Everybody,
        ["/account/deleted"] = Access.Everybody,
        ["/account/seen"] = Access.Scripts,
        ["/account/password"] = Access.Proved,
        ["/account/tokens"] = Access.Proved,
        ["/account/export"] = Access.Proved,
        ["/account/export/file"] = Access.Proved,
        ["/account/delete"] = Access.Proved,
        ["/account/ledger/delete"] = Access.Proved,
        ["/mcp/"] = Access.Programs,
        ["/api/me"] = Access.Programs,
        ["/api/{**path}"] = Access.Everybody,
        ["/api/errors"] = Access.Everybody,
        ["/api/openapi.json"] = Access.Everybody,
        ["/api/docs"] = Access.Everybody,
        ["/api/docs.css"] = Access.Everybody,
        ["/api/v1/me"] = Access.Programs,
        ["/api/v1/webhooks"] = Access.Programs,
        ["/api/v1/webhooks/{id:guid}"] = Access.Programs,
        ["/api/v1/webhooks/{id:guid}/deliveries"] = Access.Programs,
        ["/api/v1/webhooks/{id:guid}/deliveries/{delivery:long}/replay"] = Access.Programs,
        ["/api/v1/webhooks/{id:guid}/rotate"] = Access.Programs,
        ["/api/v1/webhooks/{id:guid}/test"] = Access.Programs,
        ["/api/v1/inbox"] = Access.Programs,
        ["/api/v1/inbox/{id:guid}/accept"] = Access.Programs,
        ["/api/v1/inbox/{id:guid}/attach"] = Access.Programs,
        ["/api/v1/inbox/{id:guid}/dismiss"] = Access.Programs,
        ["/api/v1/ledgers"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/changes"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/expenses"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/expenses/{id:guid}"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/expenses/{id:guid}/history"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/expenses/{id:guid}/restore"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/quick"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/batch"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/batches"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/batches/{batch:guid}"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/batches/{batch:guid}/redo"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/batches/{batch:guid}/undo"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/activity"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/budgets"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/budgets/{id:guid}"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/budgets/{id:guid}/status"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/categories"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/categories/{id:guid}"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/export"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/stream"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/summary"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/tags"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/tags/{id:guid}"] = Access.Programs,
        ["/api/v1/ledgers/{ledger:guid}/trash"] = Access.Programs,
        ["/account/two-step"] = Access.Proved,
        ["/account/passkey"] = Access.Proved,
        ["/account/passkeys"] = Access.Proved,
        ["/account/passkeys/add"] = Access.Scripts,
        ["/account/passkeys/sign"] = Access.Everybody,
    };

    /// <summary>Circuits, and files that are missing.</summary>
    static readonly string[] Frameworks = ["/_blazor", "/_framework", "/{**path:file}"];

    public static Access? Of(string pattern) =>
        All.TryGetValue(pattern, out var access) ? access
        : Frameworks.Any(own => pattern.StartsWith(own, StringComparison.Ordinal)) ? Access.Framework
        : null;
}
