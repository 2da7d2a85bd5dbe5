using FinSight.Core.Ledgers;

namespace FinSight.Tests.Members;

/// <summary>Mara invites, and Noah is not in yet.</summary>
public abstract class LedgerInvitationServiceTestBase : MembersTestBase
{
    private protected Member _noah = null!;

    private protected async Task<string> StartAsync(Role role = Role.Editor, int days = 7, bool isReusable = false)
    {
        _noah = await House.MoveInAsync("Noah");
        return await InviteAsync(Mara, role, days, isReusable);
    }
}
