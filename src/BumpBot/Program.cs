using BumpBot;
using BumpBot.Commands;
using BumpBot.Model;

try
{
    using var wiring = Wiring.FromEnvironment(Environment.GetEnvironmentVariable, TimeProvider.System);
    return await wiring.CommandLine(Console.Out, Console.Error).RunAsync(args);
}
catch (FaultException e)
{
    // Only the environment can be wrong before a command starts.
    await Console.Error.WriteLineAsync(e.Fault.Message);
    return ExitCode.WrongUsage;
}
