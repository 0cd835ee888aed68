using BumpBot.Commands;
using BumpBot.Model;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The whole program within this process, which need not be compiled anew for each run; <see cref="BotProcess"/> starts one of its own.</summary>
internal static class BotProgram
{
    /// <param name="environment">All that it sees of the environment.</param>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string> environment, TextWriter output, TextWriter errors, params string[] arguments)
    {
        try
        {
            using var wiring = Wiring.FromEnvironment(name => environment.GetValueOrDefault(name), TimeProvider.System);
            return await wiring.CommandLine(output, errors).RunAsync(arguments);
        }
        catch (FaultException e)
        {
            await errors.WriteLineAsync(e.Fault.Message);
            return ExitCode.WrongUsage;
        }
    }
}
