using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Administration;
using FinSight.Core.Data;
using FinSight.Core.Deletion;
using FinSight.Core.Ledgers;
using FinSight.Core.Profile;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.SignUp;
using FinSight.Tests.Data;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    const string GoodPassword = "plum cake and tea";

    static readonly BrowserPreferences Browser = BrowserPreferences.Of("en-GB", "Europe/Zurich");

    Dictionary<Rule, Func<Task>> Accounts => new()
    {
        [Rules.Accounts.PasswordsOff] = () => new SignInService(
            House.Contexts,
            Get<Microsoft.AspNetCore.Identity.IPasswordHasher<User>>(), Get<SignInLimiter>(), Get<SecurityLog>(),
            Get<RegistrationSettings>() with { Passwords = false })
                .CheckAsync("Mara", GoodPassword, ClientInfo.Unknown),
        [Rules.Accounts.RegistrationClosed] = () => RegisterElsewhereAsync(RegistrationMode.Closed),
        [Rules.Accounts.InvitationNeeded] = () => RegisterElsewhereAsync(RegistrationMode.Invite),
        [Rules.Accounts.InvitationSpent] = () => RegisterElsewhereAsync(RegistrationMode.Invite, "spent"),
        [Rules.Accounts.UserNameNotChosen] = () => RegisterAsync(" "),
        [Rules.Accounts.UserNameWrongLength] = () => RegisterAsync("a"),
        [Rules.Accounts.UserNameWrongEnds] = () => RegisterAsync(".mara"),
        [Rules.Accounts.UserNameWrongCharacter] = () => RegisterAsync("ma@ra"),
        [Rules.Accounts.UserNameInvisible] = () => RegisterAsync("ma\u200Bra"),
        [Rules.Accounts.UserNameStackedAccents] = () => RegisterAsync("mara\u0301\u0301\u0301"),
        [Rules.Accounts.UserNameMixedAlphabets] = () => RegisterAsync("Αlex"),
        [Rules.Accounts.UserNameTaken] = () => RegisterTwiceAsync("محمد ٣"),
        [Rules.Accounts.UserNameTakenButLike] = () => RegisterTwiceAsync("noah"),
        [Rules.Accounts.UserNameMissing] = () => SignInAsync(" ", GoodPassword),
        [Rules.Accounts.UserNameTooLong] = () => SignInAsync(new string('x', 257), GoodPassword),
        [Rules.Accounts.UserNameNotYours] = async () => await DeleteAsync(await SomebodyAsync()),
        [Rules.Accounts.PasswordNotChosen] = () => RegisterAsync("jonas", ""),
        [Rules.Accounts.PasswordTooShort] = () => RegisterAsync("jonas", "xq7"),
        [Rules.Accounts.PasswordTooLong] = () => RegisterAsync("jonas", new string('x', 257)),
        [Rules.Accounts.PasswordIsUserName] = () => RegisterAsync("jonas-keller", "jonas-keller"),
        [Rules.Accounts.PasswordOfOwnWords] = () => RegisterAsync("jonas", "finsight-jonas"),
        [Rules.Accounts.PasswordMonotonous] = () => RegisterAsync("jonas", "plumplum"),
        [Rules.Accounts.PasswordCommon] = () => RegisterAsync("jonas", "password1"),
        [Rules.Accounts.PasswordUnchanged] = async () =>
        {
            var user = await RegisterAsync("anna");
            await Get<PasswordChangeService>().RunAsync(
                await ProofAsync(await Get<LedgerAccessService>().EnterLastAsync(user.Id)), GoodPassword, [],
                ClientInfo.Unknown);
        },
        [Rules.Accounts.PasswordMissing] = () => SignInAsync("mara", ""),
        [Rules.Accounts.PasswordWrong] = async () =>
            await Get<PasswordProofService>()
                .ShowAsync(await House.SignInAsync(await SomebodyAsync()), "wrong", ClientInfo.Unknown),
        [Rules.Accounts.SignInWrong] = () => SignInAsync("nobody", "wrong"),
        [Rules.Accounts.WaitOneSecond] = () => throw new TooManyAttemptsException(TimeSpan.FromSeconds(0.5)).Rule,
        [Rules.Accounts.WaitSeconds] = () => throw new TooManyAttemptsException(TimeSpan.FromSeconds(2)).Rule,
        [Rules.Accounts.WaitOneMinute] = () => throw new TooManyAttemptsException(TimeSpan.FromSeconds(60)).Rule,
        [Rules.Accounts.WaitMinutes] = () => throw new TooManyAttemptsException(TimeSpan.FromMinutes(2)).Rule,
        [Rules.Accounts.DisplayNameMissing] = () => Get<ProfileService>().RenameAsync(Mara, " "),
        [Rules.Accounts.DisplayNameTooLong] = () => Get<ProfileService>().RenameAsync(Mara, new string('x', 81)),
        [Rules.Accounts.LanguageUnknown] = () => Get<ProfileService>().SpeakAsync(Mara, "tlh"),
        [Rules.Accounts.CultureUnknown] = () => Get<ProfileService>().WriteNumbersAsAsync(Mara, "x-nowhere"),
        [Rules.Accounts.TimeZoneUnknown] = () => Get<ProfileService>().MoveToAsync(Mara, "Mars/Olympus_Mons"),
        [Rules.Accounts.LastOwner] = async () =>
        {
            var noah = await SomebodyAsync();
            await House.JoinAsync(noah, "Jonas");
            await DeleteAsync(noah);
        },
        [Rules.Accounts.LastAdministrator] = async () =>
        {
            await House.AdministrateAsync(Mara);
            await DeleteAsync(Mara);
        },
    };

    Dictionary<Rule, Func<Task>> Administration => new()
    {
        [Rules.Sessions.AccountDisabled] = async () =>
        {
            var (admin, noah) = (await House.AdministrateAsync(Mara), await SomebodyAsync());
            await Get<AccountAdministrationService>().DisableAsync(admin, await House.ProofAsync(admin), noah.UserId);
            await House.SignInAsync(noah);
        },
        [Rules.Administration.AccountIsOwn] = async () =>
        {
            var admin = await House.AdministrateAsync(Mara);
            await Get<AccountAdministrationService>().DisableAsync(admin, await House.ProofAsync(admin), Mara.UserId);
        },
        [Rules.Administration.NoAdministratorLeft] = async () =>
        {
            var admin = await House.AdministrateAsync(Mara);
            await Get<AccountAdministrationService>()
                .UnmakeAdministratorAsync(admin, await House.ProofAsync(admin), Mara.UserId);
        },
    };

    static Dictionary<Rule, Func<Task>> Data => new()
    {
        [Rules.Data.DiskFull] = () => throw new FullDiskException(isPart: false),
        [Rules.Data.DiskFullHalfway] = () => throw new FullDiskException(isPart: true),
        [Rules.Data.DatabaseLost] = () =>
            throw new RuleException(DatabaseFaultInterceptor.Lost("SELECT 1")!.FaultOf()!),
    };

    Task<User> RegisterAsync(string name, string password = GoodPassword) =>
        Get<RegistrationService>().RegisterAsync(name, password, Browser);

    async Task RegisterTwiceAsync(string name)
    {
        await RegisterAsync(name);
        await RegisterAsync(name);
    }

    static async Task RegisterElsewhereAsync(RegistrationMode mode, string? invitation = null)
    {
        await using var house = await TestServices.OpenAsync(mode: mode);
        await house.MoveInAsync();
        await house.Get<RegistrationService>().RegisterAsync("noah", GoodPassword, Browser, invitation: invitation);
    }

    Task<User> SignInAsync(string name, string password) =>
        Get<SignInService>().CheckAsync(name, password, ClientInfo.Unknown);

    async Task DeleteAsync(Member member) =>
        await Get<AccountDeletionService>().RunAsync(await ProofAsync(member), "somebody else", ClientInfo.Unknown);
}
