using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinSight.Core.Connections;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Connections;

/// <summary>Senders that sign: what is not signed correctly is refused and counted, and read by nobody.</summary>
public sealed class SignedHookTests : HookTestBase
{
    const string Sms = """{"from":"VM-SAMPLE","text":"CHF 51.00 debited at Sample Tea, card ending 1234"}""";
    const string Charge =
        """{"id":"evt_test_1","type":"charge.refunded","data":{"object":{"id":"ch_test_1","amount_refunded":450,"currency":"chf"}}}""";
    const string WiseCard =
        """{"data":{"amount":9.60,"currency":"GBP","transaction_type":"debit","channel_name":"CARD","transfer_reference":"CARD-1234567","occurred_at":"2026-11-01T12:48:00Z"},"event_type":"balances#update"}""";
    const string StripeSecret = "whsec_invented_for_tests";

    [Fact]
    public async Task A_phone_s_message_is_added_only_with_the_signature_of_its_rules()
    {
        var phone = await Maker.AddAsync(Mara, ConnectionKind.Android, "Phone");
        var right = Hex(phone.Secret!, Sms);
        foreach (var wrong in (string?[])[null, "", "00", Hex("another secret", Sms), Hex(phone.Secret!, Sms + " ")])
            Assert.Equal(
                (401, "refused", "signature"), (await SendAsync(phone.Path, Sms, ("X-Signature", wrong))).Told);
        Assert.Equal(5, await RefusedAsync(phone.Row.Id));
        Assert.Equal(0, await App.ReadAsync(db => db.InboundEvents.CountAsync()));

        Assert.Equal((200, "added", null), (await SendAsync(phone.Path, Sms, ("X-Signature", right))).Told);
        Assert.Equal("repeat", (await SendAsync(phone.Path, Sms, ("X-Signature", right))).Told.Outcome);
        Assert.Equal(1, await App.ReadAsync(db => db.Expenses.CountAsync()));
    }

    [Fact]
    public async Task A_new_address_of_a_phone_signs_with_another_secret()
    {
        var before = await Maker.AddAsync(Mara, ConnectionKind.Android, "Phone");
        var after = await Maker.RenewAsync(Mara, before.Row.Id);
        Assert.NotEqual(before.Secret, after.Secret);
        Assert.Equal(401, (await SendAsync(after.Path, Sms, ("X-Signature", Hex(before.Secret!, Sms)))).Status);
        Assert.Equal(200, (await SendAsync(after.Path, Sms, ("X-Signature", Hex(after.Secret!, Sms)))).Status);
    }

    [Fact]
    public async Task Stripe_is_refused_until_its_secret_is_there_and_outside_its_five_minutes()
    {
        var stripe = await Maker.AddAsync(Mara, ConnectionKind.Stripe, "Stripe");
        Assert.Equal(
            (401, "refused", "signature"),
            (await SendAsync(stripe.Path, Charge, ("Stripe-Signature", Signed(0)))).Told);
        await Maker.SignWithAsync(Mara, stripe.Row, $" {StripeSecret} ");
        Assert.Equal(
            (200, "ignored", "incoming"), (await SendAsync(stripe.Path, Charge, ("Stripe-Signature", Signed(0)))).Told);
        Assert.Equal(401, (await SendAsync(stripe.Path, Charge, ("Stripe-Signature", Signed(-310)))).Status);
        Assert.Equal(401, (await SendAsync(stripe.Path, Charge, ("Stripe-Signature", Signed(310)))).Status);
        Assert.Equal(
            401,
            (await SendAsync(
                stripe.Path, Charge.Replace("450", "451", StringComparison.Ordinal), ("Stripe-Signature", Signed(0))))
                .Status);
        Assert.Equal(4, await RefusedAsync(stripe.Row.Id));
        Assert.True((await Connections.ListAsync(Mara))[0].IsSigned);
    }

    [Fact]
    public async Task Wise_is_known_by_its_public_key_or_by_the_one_that_it_was_given()
    {
        using var key = RSA.Create(2048);
        var signed = Convert.ToBase64String(
            key.SignData(Encoding.UTF8.GetBytes(WiseCard), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var wise = await Maker.AddAsync(Mara, ConnectionKind.Wise, "Wise");
        Assert.Equal(401, (await SendAsync(wise.Path, WiseCard, ("X-Signature-SHA256", signed))).Status);
        await Maker.SignWithAsync(Mara, wise.Row, key.ExportSubjectPublicKeyInfoPem());
        Assert.Equal(
            (200, "draft", "merchant-missing"),
            (await SendAsync(wise.Path, WiseCard, ("X-Signature-SHA256", signed))).Told);
        Assert.Equal("repeat", (await SendAsync(wise.Path, WiseCard, ("X-Signature-SHA256", signed))).Told.Outcome);
        Assert.Equal(0, await App.ReadAsync(db => db.Expenses.CountAsync()));
    }

    [Fact]
    public async Task What_they_sign_with_is_sealed_in_the_database()
    {
        var phone = await Maker.AddAsync(Mara, ConnectionKind.Android, "Phone");
        var stripe = await Maker.AddAsync(Mara, ConnectionKind.Stripe, "Stripe");
        await Maker.SignWithAsync(Mara, stripe.Row, StripeSecret);
        var kept = await App.ReadAsync(db => db.Connections.Select(c => c.SigningSecret!).ToListAsync());
        Assert.Equal(2, kept.Count);
        Assert.DoesNotContain(
            kept,
            one =>
                one.Contains(phone.Secret!, StringComparison.Ordinal)
                    || one.Contains(StripeSecret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_signs_nothing_needs_no_signature()
    {
        var other = await Maker.AddAsync(Mara, ConnectionKind.IPhoneSms, "Phone");
        Assert.Null(other.Secret);
        Assert.Equal("added", (await SendAsync(other.Path, Sms)).Told.Outcome);
    }

    static string Hex(string secret, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    static string Signed(int later)
    {
        var time = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + later).ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Hex(StripeSecret, $"{time}.{Charge}")}";
    }
}
