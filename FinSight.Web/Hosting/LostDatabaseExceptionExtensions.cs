using FinSight.Core;
using FinSight.Core.Data;

namespace FinSight.Web.Hosting;

static class LostDatabaseExceptionExtensions
{
    public static bool IsOfLostDatabase(this Exception problem) => problem.FaultOf() == Rules.Data.DatabaseLost;
}
