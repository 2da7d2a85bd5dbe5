namespace FinSight.Web;

/// <summary>Names the resources of the interface's texts. The English text is itself the key.</summary>
public sealed class Texts;
