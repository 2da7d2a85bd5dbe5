using FinSight.Core.Changes;
using FinSight.Tests.Vocabulary;
using FsCheck;
using FsCheck.Fluent;

namespace FinSight.Tests.Changes;

public sealed class ThreeWayMergeTests
{
    // Few values: that two are the same is to happen often.
    static readonly Gen<(int Before, int Mine, int Theirs)> Values =
        from before in Gen.Choose(0, 3)
        from mine in Gen.Choose(0, 3)
        from theirs in Gen.Choose(0, 3)
        select (before, mine, theirs);

    [Fact]
    public void It_reads_the_same_from_either_side() => Generators.Holds(Values, v => Assert.Equal(
        ThreeWayMerge.Of(v.Before, v.Mine, v.Theirs),
        ThreeWayMerge.Of(v.Before, v.Theirs, v.Mine) switch
        {
            FieldMergeOutcome.Mine => FieldMergeOutcome.Theirs,
            FieldMergeOutcome.Theirs => FieldMergeOutcome.Mine,
            var side => side,
        }));

    [Fact]
    public void What_one_alone_changed_is_kept_and_nothing_else_comes_of_it() => Generators.Holds(Values, v =>
    {
        var side = ThreeWayMerge.Of(v.Before, v.Mine, v.Theirs);
        if (v.Mine == v.Before) Assert.Equal(v.Theirs, Result(side, v));
        if (v.Theirs == v.Before) Assert.Equal(v.Mine, Result(side, v));
        if (v.Mine == v.Theirs) Assert.Equal(v.Mine, Result(side, v));
    });

    [Fact]
    public void There_is_a_question_exactly_where_each_made_something_else_of_it() =>
        Generators.Holds(
            Values,
            v => Assert.Equal(
                v.Mine != v.Before && v.Theirs != v.Before && v.Mine != v.Theirs,
                ThreeWayMerge.Of(v.Before, v.Mine, v.Theirs) == FieldMergeOutcome.Both));

    [Fact]
    public void Once_merged_there_is_nothing_more_to_ask() => Generators.Holds(Values, v =>
    {
        var side = ThreeWayMerge.Of(v.Before, v.Mine, v.Theirs);
        if (side == FieldMergeOutcome.Both) return;
        Assert.NotEqual(FieldMergeOutcome.Both, ThreeWayMerge.Of(v.Theirs, Result(side, v), v.Theirs));
    });

    [Fact]
    public void Values_are_one_where_the_caller_says_so() => Assert.Equal(
        FieldMergeOutcome.Theirs,
        ThreeWayMerge.Of("Tea", "TEA", "Coffee", (a, b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase)));

    static int? Result(FieldMergeOutcome side, (int Before, int Mine, int Theirs) v) => side switch
    {
        FieldMergeOutcome.Neither or FieldMergeOutcome.Mine => v.Mine,
        FieldMergeOutcome.Theirs => v.Theirs,
        _ => null,
    };
}
