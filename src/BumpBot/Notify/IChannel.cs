using BumpBot.Model;

namespace BumpBot.Notify;

/// <summary>A way to people outside of this program.</summary>
public interface IChannel
{
    /// <summary>As the config calls it.</summary>
    string Name { get; }

    /// <summary>Sends it once. Only what is a mistake in the program is thrown.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop; whether the notice arrived is not known.</exception>
    Task<Delivery> SendAsync(Notice notice, CancellationToken cancellation);
}
