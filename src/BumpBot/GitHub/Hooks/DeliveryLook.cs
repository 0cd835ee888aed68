using System.Net;

namespace BumpBot.GitHub.Hooks;

/// <summary>What a look into a hook's deliveries told. A closed family.</summary>
internal abstract record DeliveryLook
{
    private DeliveryLook() { }

    /// <param name="Deliveries">Those since the last look that nobody took; may be empty.</param>
    public sealed record Missed(IReadOnlyList<DeliveryJson> Deliveries) : DeliveryLook;

    /// <summary>More came since the last look than are read.</summary>
    public sealed record Uncounted : DeliveryLook;

    /// <summary>They may not be read, or the hook is gone.</summary>
    public sealed record Refused(HttpStatusCode Status) : DeliveryLook;
}
