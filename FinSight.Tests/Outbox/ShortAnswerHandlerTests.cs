using System.Net;
using FinSight.Web.Features.Outbox;

namespace FinSight.Tests.Outbox;

/// <summary>What a receiver answers to a message is read to a few words, and not for long.</summary>
public sealed class ShortAnswerHandlerTests
{
    readonly FakeTime _time = new();

    [Fact]
    public async Task Of_an_endless_answer_only_the_beginning_is_read()
    {
        using var endless = new Endless();
        using var http = Client(endless);
        using var answer = await http.GetAsync(new Uri("https://push.example.org"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(ShortAnswerHandler.Most, (await answer.Content.ReadAsByteArrayAsync()).Length);
        Assert.True(endless.IsClosed);
    }

    [Fact]
    public async Task One_that_never_ends_is_waited_for_20_seconds_and_its_status_counts()
    {
        using var silent = new Endless { IsSilent = true };
        using var http = Client(silent);
        var asked = http.GetAsync(new Uri("https://push.example.org"));
        await silent.Begun.Task.WaitAsync(Patience.Long);
        _time.Advance(ShortAnswerHandler.Patience);
        using var answer = await asked.WaitAsync(Patience.Long);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    HttpClient Client(Stream body) =>
        new(new ShortAnswerHandler(new Refusing(body), _time)) { Timeout = Timeout.InfiniteTimeSpan };

    sealed class Refusing(Stream body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StreamContent(body) });
    }

    /// <summary>As many bytes as are asked for; none, and no end, where it is silent.</summary>
    sealed class Endless : Stream
    {
        public bool IsSilent { get; init; }

        public bool IsClosed { get; private set; }

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel = default)
        {
            Begun.TrySetResult();
            if (IsSilent) await new TaskCompletionSource().Task.WaitAsync(cancel);
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
