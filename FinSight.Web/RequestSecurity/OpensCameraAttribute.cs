namespace FinSight.Web.RequestSecurity;

/// <summary>A page that may ask for the camera, to read a code; no other page may.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class OpensCameraAttribute : Attribute
{
    public static readonly OpensCameraAttribute Mark = new();
}
