namespace BumpBot.Model;

/// <summary>
/// What is asked right before each write to a forge, by whoever has the work on a lease: a process that stood still (a paused machine, a laptop
/// asleep) goes on in the middle of its work, and another may have taken it over meanwhile. It flows with the work, wherever that awaits.
/// </summary>
public static class WriteGuard
{
    private static readonly AsyncLocal<Func<Task>?> Current = new();

    /// <summary>Has this asked, too, until the calling method returns.</summary>
    /// <param name="confirm">Cancels the work if it is another's by now.</param>
    public static void Add(Func<Task> confirm)
    {
        var others = Current.Value;
        Current.Value = others is null ? confirm : ConfirmAllAsync;

        async Task ConfirmAllAsync()
        {
            await others();
            await confirm();
        }
    }

    /// <summary>Comes back when the work may write.</summary>
    /// <param name="cancellation">Of the work.</param>
    /// <exception cref="OperationCanceledException">It is another's by now.</exception>
    public static async Task ConfirmAsync(CancellationToken cancellation)
    {
        if (Current.Value is { } confirm)
        {
            // A lease may be kept on the forge: what the asking itself writes there is not asked about.
            Current.Value = null;
            await confirm();
        }
        cancellation.ThrowIfCancellationRequested();
    }
}
