using FinSight.Core;

namespace FinSight.Web.Features.Expenses;

/// <summary>What is wrong with what is being typed, field by field, and which text of it was refused.</summary>
sealed class ExpenseFormErrors
{
    readonly Dictionary<string, RuleException> _byField = [];
    readonly Dictionary<string, string?> _refused = [];

    public IReadOnlyDictionary<string, RuleException> ByField => _byField;

    public void Clear() => _byField.Clear();

    public void Add(RuleException problem, string? text)
    {
        _byField[problem.Field] = problem;
        _refused[problem.Field] = text;
    }

    /// <summary>What was read; else nothing, and why is added.</summary>
    /// <param name="textOf">What stands in a field.</param>
    public T? Try<T>(Func<T> read, Func<string, string?> textOf)
    {
        try
        {
            return read();
        }
        catch (RuleException problem)
        {
            Add(problem, textOf(problem.Field));
            return default;
        }
    }

    /// <summary>Forgets the problems of fields that have been corrected since.</summary>
    /// <param name="read">Reads all fields anew.</param>
    public void Recheck(Func<string, string?> textOf, Action read)
    {
        if (_byField.Count == 0) return;
        var before = _byField.ToDictionary();
        var same = before.Keys.Where(field => _refused[field] == textOf(field)).ToList();
        read();
        foreach (var field in _byField.Keys.Except(before.Keys).ToList()) _byField.Remove(field);
        foreach (var field in same) _byField[field] = before[field];
    }
}
