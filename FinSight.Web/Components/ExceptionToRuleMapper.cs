using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Data;

namespace FinSight.Web.Components;

static class ExceptionToRuleMapper
{
    /// <summary>What a person can be told of what went wrong; null where nobody foresaw it.</summary>
    public static RuleException? Of(Exception problem) => problem switch
    {
        RuleException broken => broken,
        TooManyAttemptsException early => early.Rule,
        NotFoundException => new RuleException(PageRuleCodes.Removed),
        ConflictException => new RuleException(PageRuleCodes.Changed),
        _ => problem.FaultOf() is { } fault ? new RuleException(fault) : null,
    };
}
