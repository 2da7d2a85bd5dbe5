using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Passkeys;

/// <summary>What a passkey signed counts for one act, in one place, and once.</summary>
public sealed class PasskeyRefusalTests : PasskeyTestBase
{
    [Fact]
    public async Task What_was_signed_counts_once_even_from_a_key_that_does_not_count()
    {
        var visitor = App.Visit();
        var page = await visitor.OpenAsync("/account/login");
        var (options, state) = await visitor.AskAsync(page);
        var signed = _key.Sign(options);
        Assert.Equal("/", (await visitor.PostPasskeyAsync(page, state, signed)).LeadsTo());

        await AssertRefusedAsync(page, state, signed);
        var stranger = App.Visit();
        var other = await stranger.OpenAsync("/account/login");
        await AssertRefusedAsync(other, (await stranger.AskAsync(other)).State, signed, stranger);
    }

    [Theory]
    [InlineData(" {0}")]
    [InlineData("{0}\n")]
    [InlineData("{0}=")]
    [InlineData("{0}\u00A0")]
    public async Task A_challenge_written_in_another_way_is_the_same_challenge(string other)
    {
        var visitor = App.Visit();
        var page = await visitor.OpenAsync("/account/login");
        var (options, state) = await visitor.AskAsync(page);
        var signed = _key.Sign(options);
        Assert.Equal("/", (await visitor.PostPasskeyAsync(page, state, signed)).LeadsTo());
        foreach (var written in new[] { string.Format(null, other, state), state.Insert(
            state.Length / 2, other.Replace("{0}", "", StringComparison.Ordinal)) })
            await AssertRefusedAsync(page, written, signed);
    }

    [Fact]
    public async Task A_key_that_counts_never_counts_back()
    {
        var key = new SoftwarePasskey { Count = 5 };
        await Mara.AddPasskeyAsync(key);
        Assert.Equal("/", (await App.Visit().UsePasskeyAsync(key)).LeadsTo());
        key.Count = 4;
        await AssertRefusedAsync(key);
    }

    [Fact]
    public async Task A_challenge_is_good_for_five_minutes()
    {
        var visitor = App.Visit();
        var page = await visitor.OpenAsync("/account/login");
        var (options, state) = await visitor.AskAsync(page);
        _time.Advance(TimeSpan.FromMinutes(5));
        await AssertRefusedAsync(page, state, _key.Sign(options), visitor);
    }

    [Theory]
    [InlineData("https://evil.example", "localhost", false, true)]
    [InlineData("http://localhost.evil.example", "localhost", false, true)]
    [InlineData("http://localhost", "evil.example", false, true)]
    [InlineData("http://localhost", "localhost", true, true)]
    [InlineData("http://localhost", "localhost", false, false)]
    public async Task Another_origin_name_frame_or_an_unlocked_device_is_refused(
        string origin, string host, bool framed, bool verifies)
    {
        (_key.Origin, _key.Host, _key.CrossOrigin, _key.Verifies) = (origin, host, framed, verifies);
        await AssertRefusedAsync(_key);
        var added = await Visitor.ReadAsync(await Mara.AddPasskeyAsync(
            new SoftwarePasskey { Origin = origin, Host = host, CrossOrigin = framed, Verifies = verifies }));
        Assert.Equal(Refusal, Sentence(added));
    }

    [Fact]
    public async Task What_is_forged_missing_or_of_another_act_is_refused()
    {
        var visitor = App.Visit();
        var page = await visitor.OpenAsync("/account/login");
        var (options, state) = await visitor.AskAsync(page);
        var signed = _key.Sign(options);
        foreach (var (otherState, credential) in new[]
        {
            (null, signed), ("", signed), ("forged", signed), (state, null), (state, "{}"), (state, "[1"),
            (state, new string('x', 40_000)),
            (state, signed.Replace("public-key", "password", StringComparison.Ordinal)),
            (state, new SoftwarePasskey().Sign(options)),
        })
            await AssertRefusedAsync(page, otherState, credential, visitor);

        // Signed for a proof, in mara's session.
        _time.Advance(TimeSpan.FromMinutes(6));
        var proof = await Mara.AskAsync(await Mara.OpenAsync("/account/confirm"));
        await AssertRefusedAsync(page, proof.State, _key.Sign(proof.Options), visitor);
    }

    [Fact]
    public async Task A_disabled_user_s_passkey_is_refused()
    {
        await App.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE Users SET DisabledAt = 1"));
        await AssertRefusedAsync(_key);
    }
}
