namespace FinSight.Core.Data;

/// <summary>Pieces of SQL that databases say differently; names of tables and columns are the same in all.</summary>
interface ISqlDialect
{
    /// <summary>Questions to the database itself, each row of the answers being a sentence about a fault.</summary>
    IReadOnlyList<string> Soundness { get; }

    /// <summary>
    /// An expense and each of its tags: <c>LedgerId, TagId, Date, Seq, Id</c>, from what the row says.
    /// </summary>
    string CarriedTags { get; }

    /// <summary>The numbers of the expenses that are found by words.</summary>
    string IndexedTexts { get; }

    /// <summary>Indexes the words of the expenses for which the condition holds.</summary>
    string IndexTexts(string condition);

    /// <summary>Takes the words of the expenses out of the index whose numbers the list says.</summary>
    string ForgetTexts(string seqs);

    /// <summary>An id as 32 hexadecimal digits.</summary>
    string IdText(string column);

    /// <summary>Whether a column is no whole number.</summary>
    string IsNoNumber(string column);

    /// <summary>Whether a column is no day.</summary>
    string IsNoDay(string column);

    /// <summary>Whether a column is there and holds no JSON.</summary>
    string IsNoJson(string column);

    /// <summary>Whether the rows of a group differ in a column of ids.</summary>
    string Differs(string column);
}
