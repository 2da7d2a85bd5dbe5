using FinSight.Core.Connections;

namespace FinSight.Web.Features.Connections;

/// <summary>What stands below a step.</summary>
enum SetupPartKind
{
    Nothing,
    Address,
    Fields,
    Rules,
    Secret,
}

/// <param name="Text">A key of the texts.</param>
sealed record SetupStepModel(string Text, SetupPartKind Part = SetupPartKind.Nothing);

/// <summary>How a sender of one kind is set up, in sentences.</summary>
/// <param name="About">What it gives, as its choice says it.</param>
/// <param name="Notes">What it can't do, said before somebody finds out.</param>
/// <param name="Fields">What the phone sends, each with the variable that fills it.</param>
sealed record SetupGuideModel(
    string About, IReadOnlyList<SetupStepModel> Steps, IReadOnlyList<string> Notes,
    IReadOnlyList<(string Field, string Variable)>? Fields = null)
{
    const string Input = "Shortcut Input › ";

    static readonly SetupGuideModel IPhone = new(
        Texts.Key("What you pay with Apple Pay, seconds later. Two minutes, once."),
        [
            new(Texts.Key("On the iPhone, open Shortcuts, tap Automation at the bottom, then +.")),
            new(Texts.Key("Choose Transaction (newer versions say Wallet), take all your cards, and leave out Transport: at gates it first says 0.")),
            new(Texts.Key("Choose Run Immediately, tap Next, then New Blank Automation.")),
            new(
                Texts.Key("Add one action, Get Contents of URL, and paste this address as its URL:"),
                SetupPartKind.Address),
            new(Texts.Key("Open the action with its arrow. As Method take POST, as Request Body take JSON.")),
            new(Texts.Key("Add four fields of type Text. Each gets the variable Shortcut Input; tap it once more to choose which part:"), SetupPartKind.Fields),
            new(Texts.Key("Tap Done. Pay for something, or send a test from here.")),
        ],
        [
            Texts.Key("Nothing has to be converted in the phone: FinSight reads amounts as they are written."),
            Texts.Key("Only payments at a terminal are sure to be told. Whether iOS tells of those in apps, on the web and of declined ones is not known; each one can be undone."),
        ],
        [
            ("merchant", Input + "Merchant"), ("amount", Input + "Amount"), ("card", Input + "Card or Pass"),
            ("name", Input + "Name")
        ]);

    static readonly SetupGuideModel Android = new(
        Texts.Key("What Google Wallet and your banks' apps notify you of, and SMS of banks."),
        [
            new(Texts.Key("On the phone, install “Incoming SMS to URL forwarder” from F-Droid. It is open source, and not in the Play Store.")),
            new(Texts.Key("Download the rules on that phone. Where to send, for which words, and how to sign stands in them."), SetupPartKind.Rules),
            new(Texts.Key(
                "In the app, open Settings, then Backup, then Import, and choose the file. Delete it afterwards.")),
            new(Texts.Key("Allow the app to read SMS, if your bank writes any, and notifications, for Wallet and the apps of banks.")),
            new(Texts.Key("Take it out of battery saving, so that it runs when the phone sleeps.")),
            new(Texts.Key("Pay for something, or send a test from here.")),
        ],
        [
            Texts.Key("Play Protect may warn of the app, as it reads messages. That is what it is for, and it sends to your own server only."),
            Texts.Key("The rules let through what speaks of money. What is no payment is set aside here, and its text is not kept."),
            Texts.Key("Messages over RCS are no SMS and are not forwarded, and Android 15 and newer hides some notifications from every app."),
        ]);

    static readonly SetupGuideModel IPhoneSms = new(
        Texts.Key("Messages in which your bank tells of payments."),
        [
            new(Texts.Key("On the iPhone, open Shortcuts, tap Automation at the bottom, then +.")),
            new(Texts.Key("Choose Message. Under Message Contains type a word that all your bank's payment messages have, such as debited.")),
            new(Texts.Key("Choose Run Immediately, tap Next, then New Blank Automation.")),
            new(
                Texts.Key("Add one action, Get Contents of URL, and paste this address as its URL:"),
                SetupPartKind.Address),
            new(Texts.Key("Open the action with its arrow. As Method take POST, as Request Body take JSON.")),
            new(Texts.Key("Add one field of type Text, with the variable Shortcut Input:"), SetupPartKind.Fields),
            new(Texts.Key(
                "Tap Done. For another word or another bank, make one more automation with the same address.")),
        ],
        [Texts.Key("One-time codes, balances and advertisements are set aside, and their texts are not kept.")],
        [("text", Input + "Message")]);

    static readonly SetupGuideModel Stripe = new(
        Texts.Key("For money that you receive, not for what you spend."),
        [
            new(Texts.Key("In Stripe, open Workbench, then Webhooks, and tap Add destination.")),
            new(Texts.Key("Choose the events charge.succeeded and charge.refunded; with cards of Stripe Issuing issuing_transaction.created, too.")),
            new(Texts.Key("Choose Webhook endpoint, and paste this address:"), SetupPartKind.Address),
            new(Texts.Key("Stripe shows a signing secret that begins with whsec_. Paste it here:"),
                SetupPartKind.Secret),
            new(Texts.Key("Send a test event from Stripe, or a test from here.")),
        ],
        [
            Texts.Key("Stripe tells of what your customers pay and get back. That is no spending: it is set aside, and only counted. Payments with cards of Stripe Issuing wait in the inbox."),
            Texts.Key("For what you spend, connect your phone instead."),
        ]);

    static readonly SetupGuideModel PayPal = new(
        Texts.Key("For money that you receive, not for what you spend."),
        [
            new(Texts.Key("Sign in at developer.paypal.com with a business account, and open your app under Apps & Credentials, Live.")),
            new(Texts.Key("Under Webhooks tap Add Webhook, and paste this address:"), SetupPartKind.Address),
            new(Texts.Key("Choose Payment capture completed and Payment capture refunded, and save.")),
            new(Texts.Key("Copy the webhook ID that stands in the list now, and paste it here:"), SetupPartKind.Secret),
            new(Texts.Key("Take a payment through that app, or send a test from here.")),
        ],
        [
            Texts.Key("PayPal tells of payments made through your own app, received or refunded. That is no spending: it is set aside, and only counted. Personal accounts have no webhooks."),
            Texts.Key("For what you spend, connect your phone instead."),
        ]);

    static readonly SetupGuideModel Wise = new(
        Texts.Key("What you pay with your Wise card or account."),
        [
            new(Texts.Key("In Wise, open Settings, then Developer tools, then Webhooks, and tap Create new webhook.")),
            new(Texts.Key("Paste this address:"), SetupPartKind.Address),
            new(Texts.Key("Choose the event Balance update, and save. Wise sends a test by itself.")),
            new(Texts.Key("Nothing has to be copied back: the public key of Wise is known here. Should Wise change it, paste the new one:"), SetupPartKind.Secret),
        ],
        [
            Texts.Key("Wise does not say where you paid: each payment waits in the inbox until you give it a name. Money that comes in is set aside."),
            Texts.Key("Not every personal account has this page. If yours has none, connect your phone instead."),
        ]);

    static readonly SetupGuideModel Other = new(
        Texts.Key("An address for whatever can send a text: a shortcut, a script, a forwarder."),
        [
            new(Texts.Key("Send to this address by POST: one message a line, JSON, or a form. Nobody can read or change anything with it."), SetupPartKind.Address),
            new(Texts.Key("The first line may be “title: …”, such as the title of a notification.")),
            new(Texts.Key("Send your first message, or a test from here.")),
        ],
        [Texts.Key("Without any setup: paste a message on the page Quick entry, or share it with the installed app.")]);

    public static SetupGuideModel Of(ConnectionKind kind) => kind switch
    {
        ConnectionKind.IPhone => IPhone,
        ConnectionKind.Android => Android,
        ConnectionKind.IPhoneSms => IPhoneSms,
        ConnectionKind.Stripe => Stripe,
        ConnectionKind.PayPal => PayPal,
        ConnectionKind.Wise => Wise,
        _ => Other,
    };
}
