namespace BumpBot.Model;

/// <summary>
/// What is asked right before each write to a forge, by whoever has the work on a lease: a process that stood still (a paused machine, a laptop
/// asleep) goes on in the middle of its work, and another may have taken it over meanwhile. It flows with the work, wherever that awaits.
/// </summary>
public static class WriteGuard
{
    private static readonly AsyncLocal<Func<Task>?> Current = new();

    /// <param name="confirm">Cancels the work if it is another's by now.</param>
    public static void Set(Func<Task> confirm) => Current.Value = confirm;

    /// <summary>Comes back when the work may write.</summary>
    /// <param name="cancellation">Of the work.</param>
    /// <exception cref="OperationCanceledException">It is another's by now.</exception>
    public static async Task ConfirmAsync(CancellationToken cancellation)
    {
        if (Current.Value is { } confirm)
            await confirm();
        cancellation.ThrowIfCancellationRequested();
    }
}
