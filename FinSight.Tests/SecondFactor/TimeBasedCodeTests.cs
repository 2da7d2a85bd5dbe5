using System.Text;
using FinSight.Core.SecondFactor;

namespace FinSight.Tests.SecondFactor;

public sealed class TimeBasedCodeTests
{
    static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, TimeBasedCode.Of(Key, TimeBasedCode.StepAt(DateTime.UnixEpoch.AddSeconds(seconds))));

    /// <summary>RFC 4648, section 10.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_written_in_Base32(string plain, string text)
    {
        Assert.Equal(text, Base32.Encode(Encoding.ASCII.GetBytes(plain)));
        Assert.Equal(plain, Encoding.ASCII.GetString(Base32.Decode(text)));
    }

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(61, false)]
    public void A_code_holds_for_the_steps_around_its_own(int secondsOff, bool holds)
    {
        var now = DateTime.UnixEpoch.AddSeconds(1234567890);
        var code = TimeBasedCode.Of(Key, TimeBasedCode.StepAt(now.AddSeconds(secondsOff)));
        Assert.Equal(holds, TimeBasedCode.Match(Base32.Encode(Key), code, now, last: 0) is not null);
    }

    [Fact]
    public void Recovery_codes_are_read_however_they_are_typed_and_no_two_are_alike()
    {
        var code = RecoveryCode.Create();
        Assert.Matches("^([0-9a-hjkmnp-tv-z]{5}-){4}[0-9a-hjkmnp-tv-z]{5}$", code);
        var hash = RecoveryCode.HashOf(code);
        Assert.Equal(hash, RecoveryCode.HashOf(code.ToUpperInvariant().Replace('-', ' ')));
        Assert.Equal(hash, RecoveryCode.HashOf(code.Replace('0', 'O').Replace('1', 'l')));
        Assert.NotEqual(hash, RecoveryCode.HashOf(RecoveryCode.Create()));
    }
}
