using FinSight.Core.Accounts;
using FinSight.Core.Administration;
using FinSight.Core.Backup;
using FinSight.Core.Deletion;
using FinSight.Core.Export;
using FinSight.Core.Links;
using FinSight.Core.Mail;
using FinSight.Core.Members;
using FinSight.Core.Outbox;
using FinSight.Core.Passkeys;
using FinSight.Core.Providers;
using FinSight.Core.Push;
using FinSight.Core.SecondFactor;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.SignUp;
using FinSight.Core.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Core;

public static class AccountServiceExtensions
{
    /// <summary>Registration and sign-in.</summary>
    public static IServiceCollection AddFinSightAccounts(
        this IServiceCollection services, RegistrationSettings settings, PublicAddress address) => services
        .Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = UserPasswordHasher.Iterations)
        .AddSingleton(settings)
        .AddSingleton(address)
        .AddSingleton<IPasswordHasher<User>, UserPasswordHasher>()
        .AddSingleton<ILookupNormalizer, UserNameNormalizer>()
        .AddSingleton<SignInLimiter>()
        .AddSingleton<RegistrationService>()
        .AddSingleton<LedgerInvitationService>()
        .AddSingleton<SignInService>()
        .AddSingleton<SessionFeed>()
        .AddSingleton<SessionService>()
        .AddSingleton<SessionRevocationService>()
        .AddSingleton<PasswordProofService>()
        .AddSingleton<PasswordChangeService>()
        .AddSingleton<ApiTokenService>()
        .AddSingleton<TokenIssuer>()
        .AddSingleton<AccountExportService>()
        .AddSingleton<LedgerExportService>()
        .AddSingleton<LedgerFileService>()
        .AddSingleton<AccountDeletionService>()
        .AddSingleton<TwoStepService>()
        .AddSingleton<CodeVerifier>()
        .AddSingleton<UserPasskeyService>()
        .AddSingleton<ProviderAccountService>()
        .AddSingleton<OutboxDeliveryStore>()
        .AddSingleton<LetterOutbox>()
        .AddSingleton<PushService>()
        .AddSingleton<UserEmailService>()
        .AddSingleton<SignInMethodsService>()
        .AddSingleton<PasswordResetService>()
        .AddSingleton<SecurityLog>()
        .AddAdministration();
}
