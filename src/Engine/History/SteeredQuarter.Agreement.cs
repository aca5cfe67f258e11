using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.History;

internal sealed partial class SteeredQuarter<R>
{
    private ref partial struct Quarter
    {
        /// <summary>Signed or not, kept or not: the four ways through steps 5 and 6, weighed by the record's word on whether an agreement
        /// is in force.</summary>
        internal void SteerAgreement(Observation seen, Span<double> logChances)
        {
            if (seen.Agreement is not { } inForce) return;
            Span<Delivery> signed = stackalloc Delivery[particles.Length], refused = stackalloc Delivery[particles.Length];
            Span<double> signs = stackalloc double[particles.Length];
            signed.Clear();
            refused.Clear();
            signs.Clear();
            if (held != 0)
            {
                Deliver(0, signed);
                for (var lane = 0; lane < particles.Length; lane++)
                    if ((held >> lane & 1) != 0)
                        signs[lane] = desk.Record.TargetRatificationChance[lane] * desk.Record.SenderRatificationChance[lane];
            }
            if (before.InForce.Any) Deliver(SteeredShocks.Never, refused);
            ref readonly var extra = ref streams.Extra; // chance that is not the model's
            var chance = new Uniforms(extra.Uniform(Chance.Detection, now.Round), extra.Uniform(Chance.SenderRatification, now.Round),
                extra.Uniform(Chance.TargetDelivery, now.Round));
            for (var lane = 0; lane < particles.Length; lane++)
                logChances[lane] += SteerAgreement(lane, inForce, signs[lane], signed[lane], refused[lane], chance);
        }

        /// <summary>What decides whether the agreement stands, whether it was signed anew, and who delivered.</summary>
        private readonly record struct Uniforms(R Stands, R Signed, R Delivered);

        private double SteerAgreement(int lane, bool inForce, double signs, Delivery signed, Delivery refused, in Uniforms uniforms)
        {
            var wasInForce = particles[lane].State.InForce;
            var keptIfRefused = wasInForce ? refused.Kept : 0;
            var kept = signs * signed.Kept + (1 - signs) * keptIfRefused;
            var chance = Mistaken(kept, options.AgreementError);
            var right = inForce ? kept * (1 - options.AgreementError) : kept * options.AgreementError;
            var likely = right / (inForce ? chance : 1 - chance);
            // Few particles may be those that matter later: where either could be, each way is tried by some, and weighed for it.
            var isOpen = likely is > 0 and < 1;
            var tried = isOpen ? options.LeastTried + (1 - 2 * options.LeastTried) * likely : likely;
            var stands = Draws.Bernoulli(tried, uniforms.Stands[lane]);
            var weight = !isOpen ? 1 : stands ? likely / tried : (1 - likely) / (1 - tried);
            var way = stands ? signs * signed.Kept / kept : signs * (1 - signed.Kept) / (1 - kept);
            var isSigned = Draws.Bernoulli(way, uniforms.Signed[lane]);
            Steer(Chance.SenderRatification, lane, SteeredShocks.Make(isSigned));
            Steer(Chance.TargetRatification, lane, SteeredShocks.Make(isSigned));
            if (isSigned || wasInForce) SteerDelivery(lane, isSigned ? signed : refused, stands, uniforms.Delivered[lane]);
            return Math.Log((inForce ? chance : 1 - chance) * weight);
        }

        /// <summary>Who delivered, given that the agreement stands or fell.</summary>
        private void SteerDelivery(int lane, Delivery chances, bool stands, double u)
        {
            if (stands)
            {
                Steer(Chance.SenderDelivery, lane, 0);
                Steer(Chance.TargetDelivery, lane, SteeredShocks.Make(Draws.Bernoulli(chances.Target / chances.NotCaught, u)));
                Steer(Chance.Detection, lane, SteeredShocks.Never);
                return;
            }
            var fell = 1 - chances.Kept;
            var senderFailed = fell <= 0 || Draws.Bernoulli((1 - chances.Sender) / fell, u);
            Steer(Chance.SenderDelivery, lane, SteeredShocks.Make(!senderFailed));
            if (senderFailed) return;
            Steer(Chance.TargetDelivery, lane, SteeredShocks.Never);
            Steer(Chance.Detection, lane, 0);
        }

        /// <summary>The chances of implementation, where the round comes to it.</summary>
        private void Deliver(double ratification, scoped Span<Delivery> chances)
        {
            desk.Shocks[Chance.SenderRatification] = desk.Shocks[Chance.TargetRatification] = ratification;
            desk.Shocks[Chance.SenderDelivery] = desk.Shocks[Chance.TargetDelivery] = 0;
            Anew().PlayToImplementation(now, 1);
            desk.Shocks[Chance.SenderRatification] = desk.Shocks[Chance.TargetRatification] = double.NaN;
            desk.Shocks[Chance.SenderDelivery] = desk.Shocks[Chance.TargetDelivery] = double.NaN;
            ref readonly var record = ref desk.Record;
            var reached = record.Has(Happened.InForce);
            for (var lane = 0; lane < particles.Length; lane++)
                if (reached[lane])
                    chances[lane] =
                        new Delivery(record.TargetDeliveryChance[lane], record.SenderDeliveryChance[lane], record.Verification[lane]);
        }
    }
}
