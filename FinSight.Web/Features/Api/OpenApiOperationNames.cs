namespace FinSight.Web.Features.Api;

/// <summary>What generators call the methods of their clients, such as <c>getExpenseHistory</c>.</summary>
static class OpenApiOperationNames
{
    public static string Of(string method, string path)
    {
        var parts = path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(part => part is "api" or "v1").ToList();
        // Nearly all is of a ledger: that goes without saying.
        if (parts is ["ledgers", _, _, ..]) parts.RemoveRange(0, 2);
        List<string> words = [.. parts.Where(part => !IsId(part)).Select(part => IsId(After(part)) ? One(part) : part)];
        return Verb() + string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

        string? After(string part) => parts.ElementAtOrDefault(parts.IndexOf(part) + 1);

        string Verb()
        {
            if (method != "POST")
                return method switch
                {
                    "GET" => "get",
                    "PATCH" => "change",
                    "DELETE" => "delete",
                    _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
                };
            var last = words[^1];
            words.RemoveAt(words.Count - 1);
            if (parts.Count > 1 && IsId(parts[^2])) return last;
            words.Add(One(last));
            return One(last) == last ? "post" : "add";
        }
    }

    static bool IsId(string? part) => part?.StartsWith('{') is true;

    static string One(string many) =>
        many.EndsWith("ies", StringComparison.Ordinal) ? $"{many[..^3]}y"
        : many.EndsWith("ches", StringComparison.Ordinal) ? many[..^2]
        : many.TrimEnd('s');
}
