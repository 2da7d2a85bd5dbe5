using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using FinSight.Core.Push;
using FinSight.Tests.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace FinSight.Tests.Push;

/// <summary>A push, as the browser that it is for reads it.</summary>
/// <param name="Claims">What the sender's token claims, once its signature was found good.</param>
sealed record ReceivedPush(string Text, string Key, JsonElement Claims, IReadOnlyDictionary<string, string> Headers);

/// <summary>
/// A push service on this machine, with one browser behind it that decrypts (RFC 8291) and checks who sends (RFC 8292).
/// </summary>
sealed class PushEndpoint : IAsyncDisposable
{
    readonly Channel<ReceivedPush> _pushes = Channel.CreateUnbounded<ReceivedPush>();
    readonly ECDiffieHellman _browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    readonly byte[] _auth = RandomNumberGenerator.GetBytes(16);
    WebApplication _app = null!;

    /// <summary>What it answers.</summary>
    public HttpStatusCode Status { get; set; } = HttpStatusCode.Created;

    public int Asked { get; private set; }

    public PushSubscriptionInfo Address => new(
        $"https://localhost:{new Uri(_app.Urls.First()).Port}/push/1",
        Base64Url.EncodeToString(Point(_browser.PublicKey)), Base64Url.EncodeToString(_auth));

    public static async Task<PushEndpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(MailSink.Certificate())));
        var endpoint = new PushEndpoint { _app = builder.Build() };
        endpoint._app.MapPost("/push/1", new Func<HttpContext, Task<IResult>>(endpoint.ReceiveAsync));
        endpoint._app.MapPost("/elsewhere", () => Results.Created());
        await endpoint._app.StartAsync();
        return endpoint;
    }

    public async Task<ReceivedPush> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(Patience.Long);
        return await _pushes.Reader.ReadAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _browser.Dispose();
    }

    async Task<IResult> ReceiveAsync(HttpContext context)
    {
        Asked++;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (Status == HttpStatusCode.TemporaryRedirect) return Results.Redirect("/elsewhere", preserveMethod: true);
        if (Status != HttpStatusCode.Created) return Results.StatusCode((int)Status);
        var (key, claims) = Check($"{context.Request.Headers.Authorization}");
        _pushes.Writer.TryWrite(
            new(
                Decrypt(body.ToArray()),
                key,
                claims,
                context.Request.Headers.ToDictionary(header => header.Key, header => $"{header.Value}")));
        return Results.Created();
    }

    /// <summary>Section 4 of RFC 8291, over section 2 of RFC 8188.</summary>
    string Decrypt(byte[] body)
    {
        var (salt, length) = (body[..16], body[20]);
        var (sender, sealedText) = (body[21..(21 + length)], body[(21 + length)..]);
        using var theirs = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = sender[1..33], Y = sender[33..65] },
        });
        var shared = _browser.DeriveRawSecretAgreement(theirs.PublicKey);
        byte[] about = [.. "WebPush: info\0"u8, .. Point(_browser.PublicKey), .. sender, 1];
        var prk = HMACSHA256.HashData(salt, HMACSHA256.HashData(HMACSHA256.HashData(_auth, shared), about));
        var key = HMACSHA256.HashData(prk, About("Content-Encoding: aes128gcm"))[..16];
        var nonce = HMACSHA256.HashData(prk, About("Content-Encoding: nonce"))[..12];
        using var aes = new AesGcm(key, 16);
        var text = new byte[sealedText.Length - 16];
        aes.Decrypt(nonce, sealedText[..^16], sealedText[^16..], text);
        return Encoding.UTF8.GetString(text.AsSpan().TrimEnd((byte)0)[..^1]);
    }

    static byte[] About(string what) => [.. Encoding.ASCII.GetBytes(what), 0, 1];

    static (string Key, JsonElement Claims) Check(string authorization)
    {
        var parts = authorization["vapid ".Length..]
            .Split(',', StringSplitOptions.TrimEntries)
            .ToDictionary(part => part[..1], part => part[2..]);
        var (token, point) = (parts["t"].Split('.'), Base64Url.DecodeFromChars(parts["k"]));
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = point[1..33], Y = point[33..65] },
        });
        Assert.True(
            key.VerifyData(
                Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"),
                Base64Url.DecodeFromChars(token[2]),
                HashAlgorithmName.SHA256));
        return (parts["k"], JsonDocument.Parse(Base64Url.DecodeFromChars(token[1])).RootElement);
    }

    static byte[] Point(ECDiffieHellmanPublicKey key) => key.ExportParameters().Q is var q ? [4, .. q.X!, .. q.Y!] : [];
}
