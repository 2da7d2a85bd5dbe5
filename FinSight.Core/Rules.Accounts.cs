namespace FinSight.Core;

// Who somebody is, and how they come in.
public static partial class Rules
{
    public static class Accounts
    {
        public static readonly Rule RegistrationClosed = new(FieldNames.None, "registration.closed");
        public static readonly Rule InvitationNeeded = new(FieldNames.None, "registration.invitation_needed");
        public static readonly Rule InvitationSpent = new(FieldNames.None, "registration.invitation_spent");
        public static readonly Rule UserNameNotChosen = new(FieldNames.UserName, "username.not_chosen");
        public static readonly Rule UserNameWrongLength = new(FieldNames.UserName, "username.wrong_length");
        public static readonly Rule UserNameWrongEnds = new(FieldNames.UserName, "username.wrong_ends");
        public static readonly Rule UserNameWrongCharacter = new(FieldNames.UserName, "username.wrong_character");
        public static readonly Rule UserNameInvisible = new(FieldNames.UserName, "username.invisible");
        public static readonly Rule UserNameStackedAccents = new(FieldNames.UserName, "username.stacked_accents");
        public static readonly Rule UserNameMixedAlphabets = new(FieldNames.UserName, "username.mixed_alphabets");
        public static readonly Rule UserNameTaken = new(FieldNames.UserName, "username.taken");
        public static readonly Rule UserNameTakenButLike = new(FieldNames.UserName, "username.taken_but_like");
        public static readonly Rule UserNameMissing = new(FieldNames.UserName, "username.missing");
        public static readonly Rule UserNameTooLong = new(FieldNames.UserName, "username.too_long");
        public static readonly Rule UserNameNotYours = new(FieldNames.UserName, "username.not_yours");
        public static readonly Rule PasswordNotChosen = new(FieldNames.Password, "password.not_chosen");
        public static readonly Rule PasswordTooShort = new(FieldNames.Password, "password.too_short");
        public static readonly Rule PasswordTooLong = new(FieldNames.Password, "password.too_long");
        public static readonly Rule PasswordIsUserName = new(FieldNames.Password, "password.is_username");
        public static readonly Rule PasswordOfOwnWords = new(FieldNames.Password, "password.of_own_words");
        public static readonly Rule PasswordMonotonous = new(FieldNames.Password, "password.monotonous");
        public static readonly Rule PasswordCommon = new(FieldNames.Password, "password.common");
        public static readonly Rule PasswordUnchanged = new(FieldNames.Password, "password.unchanged");
        public static readonly Rule PasswordMissing = new(FieldNames.Password, "password.missing");
        public static readonly Rule PasswordsOff = new(FieldNames.None, "password.off");
        public static readonly Rule PasswordWrong = new(FieldNames.Password, "password.wrong");
        public static readonly Rule SignInWrong = new(FieldNames.None, "sign_in.wrong");
        public static readonly Rule WaitOneSecond = new(FieldNames.None, "attempts.wait_one_second");
        public static readonly Rule WaitSeconds = new(FieldNames.None, "attempts.wait_seconds");
        public static readonly Rule WaitOneMinute = new(FieldNames.None, "attempts.wait_one_minute");
        public static readonly Rule WaitMinutes = new(FieldNames.None, "attempts.wait_minutes");
        public static readonly Rule DisplayNameMissing = new(FieldNames.DisplayName, "display_name.missing");
        public static readonly Rule DisplayNameTooLong = new(FieldNames.DisplayName, "display_name.too_long");
        public static readonly Rule LanguageUnknown = new(FieldNames.Language, "language.unknown");
        public static readonly Rule CultureUnknown = new(FieldNames.Culture, "culture.unknown");
        public static readonly Rule TimeZoneUnknown = new(FieldNames.TimeZone, "time_zone.unknown");
        public static readonly Rule LastOwner = new(FieldNames.None, "account.last_owner");
        public static readonly Rule LastAdministrator = new(FieldNames.None, "account.last_administrator");
    }

    public static class Sessions
    {
        public static readonly Rule AccountDisabled = new(FieldNames.None, "account.disabled");
    }

    public static class Administration
    {
        public static readonly Rule AccountIsOwn = new(FieldNames.None, "account.is_own");
        public static readonly Rule NoAdministratorLeft = new(FieldNames.None, "administrator.none_left");
    }

    public static class SecondFactor
    {
        public static readonly Rule CodeMissing = new(FieldNames.Code, "code.missing");
        public static readonly Rule CodeWrong = new(FieldNames.Code, "code.wrong");
        public static readonly Rule KeyTooOld = new(FieldNames.Code, "code.key_too_old");
        public static readonly Rule TwoStepOff = new(FieldNames.None, "two_step.off");
        public static readonly Rule TwoStepOn = new(FieldNames.None, "two_step.on");
    }

    public static class Passkeys
    {
        public static readonly Rule NameMissing = new(FieldNames.Name, "passkey.name_missing");
        public static readonly Rule NameTooLong = new(FieldNames.Name, "passkey.name_too_long");
        public static readonly Rule TooMany = new(FieldNames.None, "passkey.too_many");
    }

    public static class Links
    {
        public static readonly Rule LinkDead = new(FieldNames.None, "link.dead");
        public static readonly Rule InvitationNoteTooLong = new(FieldNames.Note, "invitation.note_too_long");
    }

    public static class Mail
    {
        public static readonly Rule EmailMissing = new(FieldNames.Email, "email.missing");
        public static readonly Rule EmailUnreadable = new(FieldNames.Email, "email.unreadable");
        public static readonly Rule EmailTooOften = new(FieldNames.Email, "email.too_often");
        public static readonly Rule EmailTaken = new(FieldNames.None, "email.taken");
        public static readonly Rule LinkOpenedElsewhere = new(FieldNames.None, "email.opened_elsewhere");
        public static readonly Rule QueueFull = new(FieldNames.None, "mail.queue_full");
    }

    public static class Providers
    {
        public static readonly Rule Taken = new(FieldNames.None, "provider.taken");
        public static readonly Rule OneOnly = new(FieldNames.None, "provider.one_only");
        public static readonly Rule LastWayIn = new(FieldNames.None, "provider.last_way_in");
    }

    public static class Tokens
    {
        public static readonly Rule NameMissing = new(FieldNames.Name, "token.name_missing");
        public static readonly Rule NameTooLong = new(FieldNames.Name, "token.name_too_long");
        public static readonly Rule ScopesMissing = new(FieldNames.Scopes, "token.scopes_missing");
        public static readonly Rule DaysUnknown = new(FieldNames.Days, "token.days_unknown");
        public static readonly Rule ScopeTooNarrow = new(FieldNames.None, "token.scope_too_narrow");
        public static readonly Rule TooMany = new(FieldNames.None, "token.too_many");
    }
}
