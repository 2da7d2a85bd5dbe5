namespace FinSight.Core;

/// <summary>
/// A setting that should not be read by everybody: in a file that its <c>_FILE</c> twin names, or as it stands.
/// </summary>
public static class SecretSettingReader
{
    /// <exception cref="StartupException">The file can't be read, or both are set.</exception>
    public static string? Read(Func<string, string?> setting, string name)
    {
        var (value, file) = (setting(name), setting($"{name}_FILE"));
        if (string.IsNullOrEmpty(file)) return string.IsNullOrEmpty(value) ? null : value;
        if (!string.IsNullOrEmpty(value)) throw new StartupException($"{name} and {name}_FILE are both set: keep one.");
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"{name}_FILE names \"{file}\", which can't be read: {problem.Message}", problem);
        }
    }
}
