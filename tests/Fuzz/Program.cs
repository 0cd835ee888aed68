using System.Globalization;
using Fuzz;

// dotnet run -c Release --project tests/Fuzz -- [--count 1000000] [--seed N] [--seconds N] [--only FORMAT]
if (FuzzOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine("usage: Fuzz [--count TEXTS] [--seed NUMBER] [--seconds MOST] [--only FORMAT] [--failures FOLDER]");
    return 2;
}
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return new FuzzRun(options, Console.Out).Run() ? 0 : 1;
