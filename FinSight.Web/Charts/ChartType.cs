namespace FinSight.Web.Charts;

public enum ChartType
{
    Doughnut,
    Bar,
}
