using System.Globalization;
using System.Text.RegularExpressions;
using FinSight.Web.Features.Dashboard;

namespace FinSight.Tests.Charts;

/// <summary>Neighbours in the doughnut differ for eyes that lack the green cones, in light and in dark.</summary>
public sealed partial class SliceColourTests
{
    // Of the distances in OKLab; below, colours side by side pass for one.
    const double Least = 0.06;

    static readonly string Tokens = File.ReadAllText(Path.Combine(Repository.Web, "Styles", "tokens.css"));

    [Fact]
    public void All_that_are_alike_are_known_to_be()
    {
        var alike = from theme in new[] { 1, 2 }
                    let colours = Colours(theme)
                    from one in colours
                    from other in colours
                    where string.CompareOrdinal(one.Key, other.Key) < 0
                        && one.Value.Seen().Distance(other.Value.Seen()) < Least
                    select (one.Key, other.Key);
        Assert.All(alike, pair => Assert.True(ConfusableColours.Are(pair.Item1, pair.Item2), pair.ToString()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Shaded_they_are_told_apart(int theme)
    {
        var (colours, ink) = (Colours(theme), Rgb.Parse(Ink().Match(Tokens).Groups[theme].Value));
        var pairs = colours.Keys.SelectMany(
            one => colours.Keys.Where(other => ConfusableColours.Are(one, other)).Select(other => (one, other)));
        Assert.All(pairs, pair => Assert.InRange(
            colours[pair.one].Seen().Distance(colours[pair.other].Mix(0.5, ink).Seen()), Least, 1));
    }

    [Fact]
    public void The_second_of_two_that_are_alike_is_shaded() =>
        Assert.Equal(
            [false, true, false, false, true], ConfusableColours.Shaded(["eating", "home", "eating", "kids", "kids"]));

    static Dictionary<string, Rgb> Colours(int theme) =>
        Category()
            .Matches(Tokens)
            .ToDictionary(match => match.Groups[1].Value, match => Rgb.Parse(match.Groups[1 + theme].Value));

    [GeneratedRegex(@"--cat-(\w+): light-dark\(#(\w{6}), #(\w{6})\)")]
    private static partial Regex Category();

    [GeneratedRegex(@"--ink: light-dark\(#(\w{6}), #(\w{6})\)")]
    private static partial Regex Ink();

    /// <summary>Each from 0 to 1, as screens have it.</summary>
    readonly record struct Rgb(double R, double G, double B)
    {
        public static Rgb Parse(string hex) => new(Part(hex, 0), Part(hex, 2), Part(hex, 4));

        /// <summary>As CSS mixes in sRGB.</summary>
        public Rgb Mix(double share, Rgb other) =>
            new(
                R * share + other.R * (1 - share),
                G * share + other.G * (1 - share),
                B * share + other.B * (1 - share));

        /// <summary>Deuteranopia, after Viénot, Brettel and Mollon (1999), in linear light.</summary>
        public Rgb Seen()
        {
            var (r, g, b) = (Linear(R), Linear(G), Linear(B));
            return new(0.29275 * r + 0.70725 * g, 0.29275 * r + 0.70725 * g, -0.02234 * r + 0.02234 * g + b);
        }

        /// <summary>Between two colours in linear light, in OKLab (Ottosson 2020).</summary>
        public double Distance(Rgb other)
        {
            var (one, two) = (Lab(), other.Lab());
            return Math.Sqrt(Math.Pow(one.L - two.L, 2) + Math.Pow(one.A - two.A, 2) + Math.Pow(one.B - two.B, 2));
        }

        (double L, double A, double B) Lab()
        {
            var l = Math.Cbrt(0.4122214708 * R + 0.5363325363 * G + 0.0514459929 * B);
            var m = Math.Cbrt(0.2119034982 * R + 0.6806995451 * G + 0.1073969566 * B);
            var s = Math.Cbrt(0.0883024619 * R + 0.2817188376 * G + 0.6299787005 * B);
            return (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
        }

        static double Part(string hex, int at) =>
            int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;

        static double Linear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
