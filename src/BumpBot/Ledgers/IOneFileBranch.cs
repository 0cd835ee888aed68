using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>A branch that holds one file, in one commit without parent.</summary>
public interface IOneFileBranch
{
    /// <summary>The file's content; null where there is no such branch.</summary>
    /// <exception cref="FaultException">It could not be looked at.</exception>
    Task<byte[]?> ReadAsync(CancellationToken cancellation);

    /// <summary>Replaces the newest content, in one try: it is pushed only if the branch stands where it was read.</summary>
    /// <param name="change">Newest content -> the one to push; null = leave it as it is.</param>
    /// <returns>Why it was not pushed; null = it was, or was to be left. <see cref="Fault.Retry"/> where it moved meanwhile.</returns>
    /// <exception cref="FaultException">It could not be looked at.</exception>
    Task<Fault?> TryReplaceAsync(Func<byte[]?, byte[]?> change, CancellationToken cancellation);
}
