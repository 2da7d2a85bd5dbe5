using System.Diagnostics.CodeAnalysis;
using FinSight.Core;
using FinSight.Core.Data;

namespace FinSight.Tests.Data;

public sealed class DatabaseFaultTests
{
    [Theory]
    [InlineData("Npgsql", true)]
    [InlineData("FinSight.Core", false)]
    [SuppressMessage("Usage", "CA2201", Justification = "As the driver throws it.")]
    public void A_driver_that_trips_over_a_connection_that_ended_has_lost_it(string thrower, bool isLost) =>
        Assert.Equal(
            isLost ? Rules.Data.DatabaseLost : null, new NullReferenceException { Source = thrower }.FaultOf());
}
