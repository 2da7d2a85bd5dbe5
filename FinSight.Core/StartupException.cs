namespace FinSight.Core;

/// <summary>Why FinSight can't start, in one sentence that says what to do.</summary>
public sealed class StartupException(string sentence, Exception? cause = null) : Exception(sentence, cause);
