using System.Globalization;

namespace Load;

/// <summary>What the command line asks for.</summary>
/// <param name="AtOnce">Requests under way at once, each on a connection of its own.</param>
internal sealed record LoadOptions(int Deliveries, int AtOnce, int Seed)
{
    /// <returns>Null where the arguments are none.</returns>
    public static LoadOptions? Read(IReadOnlyList<string> arguments)
    {
        var options = new LoadOptions(20_000, 64, Random.Shared.Next());
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count || options.With(arguments[i], arguments[i + 1]) is not { } read)
                return null;
            options = read;
        }
        return options;
    }

    private LoadOptions? With(string name, string value) => (name, int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0) switch
    {
        ("--deliveries", true) => this with { Deliveries = number },
        ("--at-once", true) => this with { AtOnce = number },
        ("--seed", true) => this with { Seed = number },
        _ => null,
    };
}
