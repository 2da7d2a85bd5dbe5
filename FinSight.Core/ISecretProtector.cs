namespace FinSight.Core;

/// <summary>Keeps from who reads the database what only this server shall read.</summary>
public interface ISecretProtector
{
    string Seal(string text);

    /// <summary>Null where the keys that it was sealed with are gone.</summary>
    string? Open(string sealedText);
}
