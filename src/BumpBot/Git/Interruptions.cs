using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>
/// Makes a network call again that a signal interrupted. A socket with a time-out is not resumed by the system (signal(7), "EINTR"), libgit2
/// does not do it either, and the runtime signals its own threads now and then.
/// </summary>
internal static class Interruptions
{
    public const int MostTries = 5;

    /// <param name="call">One that may be made twice: a fetch, a listing, a push with a lease.</param>
    public static T Resume<T>(Func<T> call)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return call();
            }
            catch (LibGit2SharpException cause) when (tries < MostTries && IsInterruption(cause))
            {
                // Nothing to wait for: the signal is over.
            }
        }
    }

    public static void Resume(Action call) => Resume(() =>
    {
        call();
        return true;
    });

    /// <summary>libgit2 passes on no error number, only the C library's words for EINTR.</summary>
    private static bool IsInterruption(LibGit2SharpException cause) => cause.Message.Contains("Interrupted system call", StringComparison.Ordinal);
}
