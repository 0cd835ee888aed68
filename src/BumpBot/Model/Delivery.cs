namespace BumpBot.Model;

/// <summary>What became of one attempt to send a notice. A closed family.</summary>
public abstract record Delivery
{
    private Delivery() { }

    public sealed record Sent : Delivery;

    /// <param name="Fault">Whether it is tried again; its message names the remedy and no secret.</param>
    /// <param name="PartsSent">How many parts of a long text have arrived.</param>
    public sealed record Failed(Fault Fault, int PartsSent = 0) : Delivery;
}

/// <summary>What became of a channel's sample.</summary>
public sealed record ChannelTest(string Channel, Delivery Delivery);
