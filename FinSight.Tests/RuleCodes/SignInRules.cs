using System.Security.Cryptography;
using FinSight.Core;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Mail;
using FinSight.Core.Outbox;
using FinSight.Core.Passkeys;
using FinSight.Core.SecondFactor;
using FinSight.Core.Security;
using FinSight.Core.Tokens;
using FinSight.Tests.SecondFactor;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    Dictionary<Rule, Func<Task>> SecondFactor => new()
    {
        [Rules.SecondFactor.CodeMissing] = async () =>
            await Get<TwoStepService>().TurnOnAsync(await ProofAsync(Mara), null, " ", ClientInfo.Unknown),
        [Rules.SecondFactor.CodeWrong] = async () =>
        {
            var me = await ProofAsync(Mara);
            var setup = await Get<TwoStepService>().SetUpAsync(me);
            await Get<TwoStepService>().TurnOnAsync(me, setup.Sealed, "abcdef", ClientInfo.Unknown);
        },
        [Rules.SecondFactor.KeyTooOld] = async () =>
            await Get<TwoStepService>().TurnOnAsync(await ProofAsync(Mara), "too old", "123456", ClientInfo.Unknown),
        [Rules.SecondFactor.TwoStepOff] = async () =>
            await Get<TwoStepService>().RenewCodesAsync(await ProofAsync(Mara), ClientInfo.Unknown),
        [Rules.SecondFactor.TwoStepOn] = async () =>
        {
            var me = await ProofAsync(Mara);
            await Get<TwoStepService>().TurnOnAsync(me);
            await Get<TwoStepService>().SetUpAsync(me);
        },
    };

    Dictionary<Rule, Func<Task>> Passkeys => new()
    {
        [Rules.Passkeys.NameMissing] = () => AddPasskeysAsync(1, " "),
        [Rules.Passkeys.NameTooLong] = () => AddPasskeysAsync(1, new string('x', 61)),
        [Rules.Passkeys.TooMany] = () => AddPasskeysAsync(21, "Phone"),
    };

    Dictionary<Rule, Func<Task>> LinksAndMail => new()
    {
        [Rules.Links.LinkDead] = () =>
            Get<PasswordResetService>().UseAsync("used", GoodPassword, [], ClientInfo.Unknown),
        [Rules.Links.InvitationNoteTooLong] = async () =>
        {
            var admin = await House.AdministrateAsync(Mara);
            await Get<AccountInvitationService>()
                .MakeAsync(admin, await House.ProofAsync(admin), new string('x', OneTimeLink.MaxNote + 1));
        },
        [Rules.Mail.EmailMissing] = () => AskAsync(Mara, " "),
        [Rules.Mail.EmailUnreadable] = () => AskAsync(Mara, "mara"),
        [Rules.Mail.EmailTooOften] = async () =>
        {
            for (var i = 0; i < 6; i++) await AskAsync(Mara, "mara@example.org");
        },
        [Rules.Mail.EmailTaken] = async () =>
        {
            foreach (var member in new[] { await SomebodyAsync(), await SomebodyAsync() })
                await ConfirmAsync(member, "noah@example.org");
        },
        [Rules.Mail.QueueFull] = async () =>
        {
            await using (var db = await House.Contexts.CreateDbContextAsync())
            {
                for (var i = 0; i < LetterOutbox.MostAsked; i++)
                    db.OutboxMessages.Add(
                        new OutboxMessage(OutboxKind.ForgottenPassword, DateTime.UnixEpoch, TimeSpan.FromHours(1)));
                await db.SaveChangesAsync();
            }
            await Get<LetterOutbox>().AskForPasswordAsync("mara", ClientInfo.Unknown);
        },
        [Rules.Mail.LinkOpenedElsewhere] = () => Get<UserEmailService>().ConfirmAsync(null, "code", ClientInfo.Unknown),
    };

    Dictionary<Rule, Func<Task>> Tokens => new()
    {
        [Rules.Tokens.NameMissing] = () => CreateTokensAsync(1, " "),
        [Rules.Tokens.NameTooLong] = () => CreateTokensAsync(1, new string('x', ApiToken.MaxName + 1)),
        [Rules.Tokens.ScopesMissing] = () => CreateTokensAsync(1, "Phone", TokenScopeKinds.None),
        [Rules.Tokens.DaysUnknown] = () => CreateTokensAsync(1, "Phone", days: 31),
        [Rules.Tokens.ScopeTooNarrow] = async () => await Get<LedgerAccessService>().EnterForAsync(
            new TokenBearer(
                new ApiToken(Mara.UserId, "Phone", "fst_phone", TokenScopeKinds.Read, DateTime.UnixEpoch, null)),
            Mara.LedgerId, TokenScopeKinds.Write),
        [Rules.Tokens.TooMany] = () => CreateTokensAsync(51, "Phone"),
    };

    async Task AddPasskeysAsync(int count, string name)
    {
        var me = await ProofAsync(Mara);
        for (var i = 0; i < count; i++)
            await Get<UserPasskeyService>().AddAsync(
                me,
                new(
                    RandomNumberGenerator.GetBytes(16),
                    [1],
                    TimeProvider.System.GetUtcNow(),
                    0,
                    [],
                    true,
                    false,
                    false,
                    [],
                    []),
                name, ClientInfo.Unknown);
    }

    async Task CreateTokensAsync(
        int count, string name, TokenScopeKinds scopes = TokenScopeKinds.Read, int? days = null)
    {
        var me = await ProofAsync(Mara);
        for (var i = 0; i < count; i++)
            await Get<ApiTokenService>().CreateAsync(me, name, scopes, days, ClientInfo.Unknown);
    }

    async Task AskAsync(Member member, string address) =>
        await Get<UserEmailService>().AskAsync(await ProofAsync(member), address, ClientInfo.Unknown);

    async Task ConfirmAsync(Member member, string address)
    {
        var me = await ProofAsync(member);
        var link = await Get<UserEmailService>().AskAsync(me, address, ClientInfo.Unknown);
        await Get<UserEmailService>().ConfirmAsync(me, link.Path.Split('#')[1], ClientInfo.Unknown);
    }
}
