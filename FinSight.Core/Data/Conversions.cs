using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FinSight.Core.Data;

/// <summary>Instants as Unix milliseconds, always UTC, whatever the database.</summary>
sealed class UtcToMillisecondsConverter() : ValueConverter<DateTime, long>(
    utc => new DateTimeOffset(utc, TimeSpan.Zero).ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime);
