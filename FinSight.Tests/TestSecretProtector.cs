using System.Text;
using FinSight.Core;

namespace FinSight.Tests;

/// <summary>Hides a text from nobody but a search for it.</summary>
sealed class TestSecretProtector : ISecretProtector
{
    public string Seal(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public string? Open(string sealedText) => Encoding.UTF8.GetString(Convert.FromBase64String(sealedText));
}
