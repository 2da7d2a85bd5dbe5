namespace FinSight.Web.Features.Ledgers;

static class LedgerDeletionAddress
{
    public const string Path = "/account/ledger/delete";

    public static string Address(Guid ledgerId) => $"{Path}?ledger={ledgerId}";
}
