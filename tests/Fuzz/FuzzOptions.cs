using System.Globalization;

namespace Fuzz;

/// <summary>What the command line asks for.</summary>
/// <param name="Seconds">When to stop, whatever is left; null = when all is done.</param>
/// <param name="Only">The format whose fixtures are the seeds; null = all.</param>
internal sealed record FuzzOptions(int Count, int Seed, int? Seconds, string? Only, string Failures)
{
    /// <returns>Null where the arguments are none.</returns>
    public static FuzzOptions? Read(IReadOnlyList<string> arguments)
    {
        var options = new FuzzOptions(1_000_000, Random.Shared.Next(), null, null, "fuzz-failures");
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count || options.With(arguments[i], arguments[i + 1]) is not { } read)
                return null;
            options = read;
        }
        return options;
    }

    private FuzzOptions? With(string name, string value) => (name, int.TryParse(value, CultureInfo.InvariantCulture, out var number)) switch
    {
        ("--count", true) => this with { Count = number },
        ("--seed", true) => this with { Seed = number },
        ("--seconds", true) => this with { Seconds = number },
        ("--only", _) => this with { Only = value },
        ("--failures", _) => this with { Failures = value },
        _ => null,
    };
}
