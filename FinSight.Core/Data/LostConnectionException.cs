namespace FinSight.Core.Data;

/// <summary>The connection broke between two statements: the driver only says that the transaction is over.</summary>
sealed class LostConnectionException(Exception inner) : IOException("The connection to the database was lost.", inner);
