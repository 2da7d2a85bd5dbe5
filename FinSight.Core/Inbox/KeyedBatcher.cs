namespace FinSight.Core.Inbox;

/// <summary>
/// One at a time for each key, in the order in which they come; what comes meanwhile is taken together. So that many
/// who write at once share a transaction, and one alone waits for nobody.
/// </summary>
/// <param name="run">Does all of these; an answer, or a failure, for each.</param>
/// <param name="most">At once.</param>
sealed class KeyedBatcher<TItem, TAnswer>(
    Func<Guid, IReadOnlyList<TItem>, Task<IReadOnlyList<KeyedBatchItemResult<TAnswer>>>> run, int most)
{
    readonly Lock _lock = new();
    readonly Dictionary<Guid, Queue<Place>> _waiting = [];

    public Task<TAnswer> AddAsync(Guid key, TItem item)
    {
        var place = new Place(item);
        lock (_lock)
        {
            if (_waiting.TryGetValue(key, out var queue))
            {
                queue.Enqueue(place);
                return place.Done.Task;
            }
            _waiting[key] = new([place]);
        }
        // It goes on for others when this one has been answered: nothing of this request goes with it.
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(() => WorkAsync(key));
        return place.Done.Task;
    }

    async Task WorkAsync(Guid key)
    {
        while (Next(key) is { Count: > 0 } together)
        {
#pragma warning disable CA1031 // Each of them hears what went wrong.
            try
            {
                var answers = await run(key, together.ConvertAll(place => place.Item));
                for (var i = 0; i < together.Count; i++) together[i].Tell(answers[i]);
            }
            catch (Exception problem)
            {
                foreach (var place in together) place.Done.TrySetException(problem);
            }
#pragma warning restore CA1031
        }
    }

    List<Place> Next(Guid key)
    {
        lock (_lock)
        {
            var (queue, next) = (_waiting[key], new List<Place>());
            while (next.Count < most && queue.TryDequeue(out var place)) next.Add(place);
            if (next.Count == 0) _waiting.Remove(key);
            return next;
        }
    }

    sealed class Place(TItem item)
    {
        public TItem Item => item;

        public TaskCompletionSource<TAnswer> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Tell(KeyedBatchItemResult<TAnswer> answer)
        {
            if (answer.Problem is { } problem) Done.TrySetException(problem);
            else Done.TrySetResult(answer.Answer!);
        }
    }
}

/// <summary>Either of them is there.</summary>
sealed record KeyedBatchItemResult<T>(T? Answer, Exception? Problem = null);
