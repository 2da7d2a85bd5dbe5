using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

static class LongWorkExtensions
{
    /// <summary>
    /// For what looks at every row there is: on a server, no command of it is given up after half a minute.
    /// </summary>
    public static void TakeAllTime(this FinSightContext db) => db.Database.SetCommandTimeout(0);
}
