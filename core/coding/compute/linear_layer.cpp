// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/compute/linear_layer.h"

#include "coding/compute/precision.h"

namespace lacuna::coding {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

thread_local ProductsOfThread* t_current = nullptr;

class LinearWithoutWeightGradient : public torch::autograd::Function<LinearWithoutWeightGradient> {
 public:
  static torch::Tensor forward(AutogradContext* ctx, const torch::Tensor& x, const torch::Tensor& weight,
                               const torch::Tensor& bias) {
    ctx->save_for_backward({x, weight});
    // The collector must outlive the backward pass; the caller of both sees to it.
    ctx->saved_data["products"] = reinterpret_cast<int64_t>(t_current);
    return torch::linear(x, weight, bias);
  }

  static variable_list backward(AutogradContext* ctx, const variable_list& gradients) {
    const variable_list saved = ctx->get_saved_variables();
    const torch::Tensor gradient = gradients[0].contiguous();
    auto* products = reinterpret_cast<ProductsOfThread*>(ctx->saved_data["products"].toInt());
    products->add(saved[1], {gradient, saved[0].contiguous()});
    const torch::Tensor toInput = ctx->needs_input_grad(0) ? torch::mm(gradient, saved[1]) : torch::Tensor();
    return {toInput, torch::Tensor(), gradient.sum(0)};
  }
};

} // namespace

torch::Tensor Gradient::whole() const {
  torch::Tensor all = sum;
  for (const OuterProduct& p : products) {
    const torch::Tensor product = torch::mm(p.outputGradient.t(), p.input);
    all = all.defined() ? all + product : product;
  }
  return all;
}

ProductsOfThread::ProductsOfThread() : m_outer(t_current) {
  t_current = this;
}

ProductsOfThread::~ProductsOfThread() {
  t_current = m_outer;
}

void ProductsOfThread::add(const torch::Tensor& weight, OuterProduct product) {
  m_products[weight.data_ptr()].push_back(std::move(product));
}

std::vector<OuterProduct> ProductsOfThread::take(const torch::Tensor& weight) {
  const auto found = m_products.find(weight.data_ptr());
  return found == m_products.end() ? std::vector<OuterProduct>() : std::move(found->second);
}

torch::Tensor linearLayer(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias) {
  if (t_current == nullptr || !torch::GradMode::is_enabled() || !weight.requires_grad() || !x.device().is_cpu() ||
      reducedPrecision())
    return torch::linear(x, weight, bias);
  return LinearWithoutWeightGradient::apply(x, weight, bias);
}

} // namespace lacuna::coding
