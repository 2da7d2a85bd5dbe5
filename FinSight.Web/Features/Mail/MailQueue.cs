using System.Threading.Channels;
using FinSight.Core.Mail;

namespace FinSight.Web.Features.Mail;

/// <summary>
/// Writes and sends letters beside the requests that ask for them, so that no answer waits, and none tells by its time
/// whether anything was sent. What is not sent when the server stops is lost; whoever waits asks again.
/// </summary>
sealed class MailQueue(TimeProvider time, ILogger<MailQueue> logger, Mailer? mailer = null) : BackgroundService
{
    const int Most = 1000;
    const int Tries = 3;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    readonly Channel<Func<CancellationToken, Task<Letter?>>> _letters = Channel.CreateBounded<Func<CancellationToken, Task<Letter?>>>(Most);

    /// <summary>Whether there is a server to send with.</summary>
    public bool IsOpen => mailer is not null;

    /// <param name="write">The letter; null where nobody is to get one.</param>
    /// <returns>False where too many wait already.</returns>
    public bool Post(Func<CancellationToken, Task<Letter?>> write) => IsOpen && _letters.Writer.TryWrite(write);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var write in _letters.Reader.ReadAllAsync(stoppingToken))
        {
#pragma warning disable CA1031 // One letter that fails must not keep the others from being sent.
            try
            {
                if (await write(stoppingToken) is { } letter) await SendAsync(letter, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogError(problem, "A mail could not be written");
            }
#pragma warning restore CA1031
        }
    }

    async Task SendAsync(Letter letter, CancellationToken cancel)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                await mailer!.SendAsync(letter, cancel);
                return;
            }
            catch (Exception problem) when (
                problem is MailException || (problem is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                // Its text may hold the address, not more than the server's answer; the letter itself is never logged.
                logger.LogWarning("A mail could not be sent, at try {Try} of {Tries}: {Problem}", i, Tries, problem.Message);
                if (i == Tries) return;
                await Task.Delay(Pause, time, cancel);
            }
        }
    }
}
